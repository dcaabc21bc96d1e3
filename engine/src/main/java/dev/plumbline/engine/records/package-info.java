/** Exports of other places as records: chat, tickets, comments, logs in JSON. */
@NullMarked
package dev.plumbline.engine.records;

import org.jspecify.annotations.NullMarked;
