package org.llmmarket.publishing.access.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.llmmarket.publishing.access.problem.ProblemAdvice;
import org.llmmarket.publishing.access.problem.Problems;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns what filters and security throw into problem details. */
final class ProblemFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (Exception e) {
            // Whatever comes out here would otherwise be told by the server, and not as a problem.
            Problems.write(ProblemAdvice.problem(e, request), request, response);
        }
    }
}
