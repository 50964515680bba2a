/** The rules of policies: each judges a service and says in sentences what is wrong with it. */
@NullMarked
package org.llmmarket.publishing.sandbox.policy.rule;

import org.jspecify.annotations.NullMarked;
