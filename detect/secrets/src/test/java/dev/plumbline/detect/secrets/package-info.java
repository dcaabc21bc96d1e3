/** Tests of the secrets detector. Every sample secret is made here, from a template and a seed. */
@NullMarked
package dev.plumbline.detect.secrets;

import org.jspecify.annotations.NullMarked;
