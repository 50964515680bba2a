@NullMarked
package org.llmmarket.publishing.proof.event;

import org.jspecify.annotations.NullMarked;
