package dev.plumbline.policy;

import dev.plumbline.evidence.CheckId;

/**
 * What a policy knows of a check. Whether something in this version decides it, only the engine
 * knows.
 *
 * @param id its id
 * @param title what holds when it passes, in words
 * @param source where its evidence comes from, for example {@code tree} or {@code
 *     register:training}
 * @param kind what its evidence rests on
 * @param population what is counted, a plural noun
 * @param step the one step that would prove it; the same words for all checks of one source that is
 *     not there yet, so that gaps group together
 */
public record Check(
    CheckId id, String title, String source, ProofKind kind, String population, String step) {}
