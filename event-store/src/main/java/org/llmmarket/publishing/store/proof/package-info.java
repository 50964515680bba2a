/** The log as a Merkle tree in PostgreSQL: who follows the log, what is signed, and what can be proved. */
@NullMarked
package org.llmmarket.publishing.store.proof;

import org.jspecify.annotations.NullMarked;
