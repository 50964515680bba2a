@NullMarked
package org.llmmarket.publishing.access.request;

import org.jspecify.annotations.NullMarked;
