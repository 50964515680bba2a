package org.llmmarket.publishing.access.problem;

/** Ends a request with a problem, where no {@link org.llmmarket.publishing.api.finding.Reason} fits. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
