@NullMarked
package org.llmmarket.publishing.app.audit;

import org.jspecify.annotations.NullMarked;
