/** The template that every change request starts from, and the security checklist in it. */
@NullMarked
package dev.plumbline.detect.repository.review;

import org.jspecify.annotations.NullMarked;
