/**
 * Asks a provider whether a secret still opens anything. The only package that opens connections;
 * nothing in it is loaded unless somebody asks for it by {@code --verify}.
 */
@NullMarked
package dev.plumbline.verify;

import org.jspecify.annotations.NullMarked;
