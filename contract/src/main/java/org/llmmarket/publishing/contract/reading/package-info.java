/** From the bytes of a document to its tree, safely, whoever wrote it. */
@NullMarked
package org.llmmarket.publishing.contract.reading;

import org.jspecify.annotations.NullMarked;
