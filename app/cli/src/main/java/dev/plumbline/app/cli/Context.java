package dev.plumbline.app.cli;

import java.time.InstantSource;

/** What every command needs: streams and a clock. */
record Context(Streams streams, InstantSource clock) {}
