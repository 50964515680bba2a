@NullMarked
package org.llmmarket.publishing.proof.note;

import org.jspecify.annotations.NullMarked;
