/** The write side: what may be done to services, publications, approvals and providers, and over which endpoints. */
@NullMarked
package org.llmmarket.publishing.command;

import org.jspecify.annotations.NullMarked;
