/** Whether a person may use a service, and how much of it: the rules for access control and rate limiting. */
@NullMarked
package org.llmmarket.publishing.sandbox.policy.access;

import org.jspecify.annotations.NullMarked;
