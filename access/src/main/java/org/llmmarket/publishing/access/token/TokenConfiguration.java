package org.llmmarket.publishing.access.token;

import java.time.Duration;
import java.util.List;
import org.llmmarket.publishing.access.AccessSettings;
import org.llmmarket.publishing.access.account.ActiveAccounts;
import org.llmmarket.publishing.access.account.Registration;
import org.llmmarket.publishing.access.account.SignIn;
import org.llmmarket.publishing.access.trail.AccessTrail;
import org.llmmarket.publishing.access.web.BrowserHeaders;
import org.llmmarket.publishing.store.secret.SecretBox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Signing in, and what security does with every request: it finds out who calls; {@code @MayCall} says who may. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Import({LoginEndpoint.class, RefreshEndpoint.class, JwksEndpoint.class})
public class TokenConfiguration {

    @Bean
    SigningKeys signingKeys(JdbcClient jdbc, SecretBox box, PlatformTransactionManager transactions) {
        return new SigningKeys(jdbc, box, new TransactionTemplate(transactions));
    }

    @Bean
    LogIn logIn(
            SignIn accounts,
            SigningKeys keys,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            AccessTrail trail,
            AccessSettings settings) {
        return new LogIn(
                accounts,
                new AccessTokens(keys, settings),
                new RefreshTokens(jdbc, settings.refreshTokenLifetime()),
                new TransactionTemplate(transactions),
                trail,
                settings);
    }

    @Bean
    BearerTokens bearerTokens(
            SigningKeys keys, AccessSettings settings, ActiveAccounts accounts, Registration registration) {
        String outside = settings.outsideIssuer();
        return new BearerTokens(
                TokenDecoders.own(keys, settings),
                outside == null ? null : TokenDecoders.outside(outside, settings),
                outside,
                new TokenCallers(accounts, registration));
    }

    @Bean
    Refusals refusals(AccessTrail trail) {
        return new Refusals(trail);
    }

    /** Whether an address knows a method is told by the endpoints, as 405; odd spellings of addresses are still refused here. */
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, BearerTokens tokens, Refusals refusals, AccessSettings settings) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .cors(cors -> cors.configurationSource(cors(settings.corsAllowedOrigins())))
                .headers(headers -> headers.defaultsDisabled()
                        .cacheControl(Customizer.withDefaults())
                        .httpStrictTransportSecurity(Customizer.withDefaults())
                        .addHeaderWriter((request, response) -> BrowserHeaders.write(response)))
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(request -> tokens)
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    private static UrlBasedCorsConfigurationSource cors(List<String> origins) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        if (!origins.isEmpty()) {
            CorsConfiguration cors = new CorsConfiguration();
            cors.setAllowedOrigins(origins);
            cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
            cors.setAllowedHeaders(List.of("*"));
            cors.setExposedHeaders(List.of(
                    "ETag",
                    "Location",
                    "Link",
                    "Deprecation",
                    "Sunset",
                    "Retry-After",
                    "X-Request-Id",
                    "Idempotency-Replayed"));
            cors.setMaxAge(Duration.ofHours(1));
            source.registerCorsConfiguration("/**", cors);
        }
        return source;
    }
}
