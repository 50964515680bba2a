/** What every endpoint shares: who may call, who calls, what a body must look like, how a refusal is told. */
@NullMarked
package org.llmmarket.publishing.access.web;

import org.jspecify.annotations.NullMarked;
