package dev.plumbline.policy;

/**
 * An entry of a catalogue that clauses map to.
 *
 * @param id for example {@code ACC-02}, or the SSDF task {@code PW.7.2}
 * @param title what it asks for, in words
 * @param catalogue the catalogue, for example {@code NIST SP 800-218}
 */
public record Control(String id, String title, String catalogue) {}
