package org.llmmarket.publishing.contract.comparison.operation;

/**
 * What makes two parameters the same.
 *
 * @param in where it stands; empty where its reference leads nowhere
 * @param name its name, in small letters for headers, or its position in the path
 */
record ParameterKey(String in, String name) {}
