@NullMarked
package org.llmmarket.publishing.proof.export;

import org.jspecify.annotations.NullMarked;
