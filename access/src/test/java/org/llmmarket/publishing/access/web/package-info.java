@NullMarked
package org.llmmarket.publishing.access.web;

import org.jspecify.annotations.NullMarked;
