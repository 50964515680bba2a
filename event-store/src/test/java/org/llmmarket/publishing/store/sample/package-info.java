/** A small domain for the tests of the store. */
package org.llmmarket.publishing.store.sample;
