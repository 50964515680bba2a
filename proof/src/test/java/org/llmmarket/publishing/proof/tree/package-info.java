@NullMarked
package org.llmmarket.publishing.proof.tree;

import org.jspecify.annotations.NullMarked;
