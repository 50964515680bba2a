@NullMarked
package org.llmmarket.publishing.access.token;

import org.jspecify.annotations.NullMarked;
