/** Exports of the log and their verification, without a server, a database or a network. */
@NullMarked
package org.llmmarket.publishing.proof.export;

import org.jspecify.annotations.NullMarked;
