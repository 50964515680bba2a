package org.llmmarket.publishing.access.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.llmmarket.publishing.access.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large: by what they declare, and by what arrives where they declare nothing. Packed ones are
 * refused too, as nobody here unpacks them.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    private final BodyLimits limits;

    BodyLimitFilter(BodyLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = limits.bytesFor(request.getRequestURI());
        if (request.getContentLengthLong() > limit) {
            throw BodyLimits.tooLarge(limit);
        }
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity")) {
            throw Problem.of(415, "UNSUPPORTED_MEDIA_TYPE", "The body must come as it is, without a Content-Encoding.")
                    .header(HttpHeaders.ACCEPT_ENCODING, "identity")
                    .exception();
        }
        chain.doFilter(new BoundedRequest(request, limit), response);
    }
}
