package dev.plumbline.scan.git.object;

import java.util.Optional;

/**
 * One pack of an open store.
 *
 * @param number its place among the store's packs
 * @param name file name, for example {@code pack-….pack}
 * @param firstOrdinal the ordinal of its first object
 * @param count how many objects it lists, duplicates too
 * @param duplicates digest over which of them count elsewhere
 * @param distinct how many of them count here
 * @param identity says that the files are the very same, untouched ones: place, device, inode,
 *     sizes, times of last change and trailers of pack and index; empty where the file system does
 *     not tell, or when they were touched a moment before they were opened
 */
public record PackState(
    int number,
    String name,
    int firstOrdinal,
    int count,
    String duplicates,
    long distinct,
    Optional<String> identity) {}
