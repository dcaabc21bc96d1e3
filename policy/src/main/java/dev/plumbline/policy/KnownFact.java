package dev.plumbline.policy;

/**
 * A fact that guards may ask for.
 *
 * @param name for example {@code containers}
 * @param title what is so when it is true
 * @param step the one step that would decide it
 */
public record KnownFact(String name, String title, String step) {}
