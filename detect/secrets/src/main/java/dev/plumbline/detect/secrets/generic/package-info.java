/**
 * The generic tier: a name that promises a secret, an assignment in whatever language, and a
 * judgement whether the value is one. Written by hand instead of as patterns: it runs at every
 * secret-like word of every content.
 */
@NullMarked
package dev.plumbline.detect.secrets.generic;

import org.jspecify.annotations.NullMarked;
