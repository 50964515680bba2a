package org.llmmarket.publishing.api.catalog;

import org.llmmarket.publishing.api.service.Listing;
import org.llmmarket.publishing.api.service.Terms;

/** How a version presents itself and on which terms; revision 1 is the submitted one. */
public record Offer(int revision, Listing listing, Terms terms) {}
