package dev.plumbline.detect.secrets.generic;

/**
 * A name and its value, as offsets into a content.
 *
 * @param nameStart where the name begins
 * @param nameEnd where it ends, exclusive
 * @param start where the value begins, without quotes
 * @param end where it ends, exclusive
 * @param form how it stands there
 */
public record Assignment(int nameStart, int nameEnd, int start, int end, Form form) {}
