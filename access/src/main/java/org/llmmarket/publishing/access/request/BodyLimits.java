package org.llmmarket.publishing.access.request;

import org.llmmarket.publishing.access.problem.Problem;
import org.llmmarket.publishing.access.problem.ProblemException;
import org.springframework.util.unit.DataSize;

/** How large a body may be, by its address. */
record BodyLimits(DataSize usual, DataSize contracts) {

    private static final String CONTRACTS = "/api/v1/contracts";

    long bytesFor(String path) {
        boolean isContract = path.equals(CONTRACTS) || path.startsWith(CONTRACTS + "/");
        return (isContract ? contracts : usual).toBytes();
    }

    static ProblemException tooLarge(long limit) {
        return Problem.of(413, "PAYLOAD_TOO_LARGE", "The body may have at most " + limit + " bytes here.")
                .header("Connection", "close")
                .exception();
    }
}
