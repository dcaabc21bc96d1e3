/**
 * Offline proofs: what a token's own checksum or structure says, without asking anybody. Every
 * proof works on a bounded stretch and ends without an exception whatever the bytes are.
 */
@NullMarked
package dev.plumbline.detect.secrets.proof;

import org.jspecify.annotations.NullMarked;
