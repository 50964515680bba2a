@NullMarked
package org.llmmarket.publishing.access.account;

import org.jspecify.annotations.NullMarked;
