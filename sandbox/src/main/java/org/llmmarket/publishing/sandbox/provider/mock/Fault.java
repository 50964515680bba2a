package org.llmmarket.publishing.sandbox.provider.mock;

import java.util.List;

/**
 * Why a request is refused.
 *
 * @param statuses the statuses that fit; of these the first that the operation documents, else the first
 */
record Fault(List<Integer> statuses, String message) {

    static Fault of(int status, String message) {
        return new Fault(List.of(status), message);
    }

    static Fault badRequest(String message) {
        return new Fault(List.of(400, 422), message);
    }

    static Fault unprocessable(String message) {
        return new Fault(List.of(422, 400), message);
    }
}
