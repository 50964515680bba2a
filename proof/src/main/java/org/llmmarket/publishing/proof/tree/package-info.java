/** Merkle trees by RFC 9162: hashes, proofs, and tiles in which a tree is kept. */
@NullMarked
package org.llmmarket.publishing.proof.tree;

import org.jspecify.annotations.NullMarked;
