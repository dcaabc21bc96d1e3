package dev.plumbline.report.model;

/**
 * A policy that was judged.
 *
 * @param id its stable id
 * @param title its title
 * @param edition its version or date
 */
public record PolicyRef(String id, String title, String edition) {}
