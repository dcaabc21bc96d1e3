/**
 * What the commits, trees and tags of a repository say about its objects: which are reachable from
 * a reference, which are missing, and which commit and path brought an object in. Built from one
 * sweep, so that each tree is parsed once.
 */
@NullMarked
package dev.plumbline.scan.git.history;

import org.jspecify.annotations.NullMarked;
