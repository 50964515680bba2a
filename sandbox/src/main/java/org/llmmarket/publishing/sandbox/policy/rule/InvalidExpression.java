package org.llmmarket.publishing.sandbox.policy.rule;

/** A text that is no expression of the Common Expression Language, or no condition. */
public class InvalidExpression extends RuntimeException {

    InvalidExpression(String message, Throwable cause) {
        super(message, cause);
    }
}
