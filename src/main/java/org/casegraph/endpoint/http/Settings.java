package org.casegraph.endpoint.http;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.casegraph.evaluation.Limits;

/**
 * Where and for whom an endpoint serves.
 *
 * @param host the name or address that it listens on
 * @param port 0 for any that is free
 * @param base where clients reach it, if that is not where they called it
 * @param proxies from which addresses those connect whose word of the client and of its call is believed
 * @param hosts names by which clients may call it, in lower case, without port
 * @param origins of pages that may read it besides those of {@code hosts}, as {@code https://example.org}; {@code *} for
 *     all
 * @param services hosts that SERVICE may ask
 * @param accessLog whether each request is logged
 * @param logQueries whether the log has the text of queries and the parameters of requests
 * @param dump where a dump of what is served may have been written beforehand
 * @param contact whom to tell of a vulnerability
 */
public record Settings(
        String host,
        int port,
        Optional<PublicAddress> base,
        Set<InetAddress> proxies,
        Set<String> hosts,
        Set<String> origins,
        Set<String> services,
        boolean accessLog,
        boolean logQueries,
        Limits limits,
        Optional<Path> dump,
        Optional<URI> contact) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public Settings {
        proxies = Set.copyOf(proxies);
        hosts = Set.copyOf(hosts);
        origins = Set.copyOf(origins);
        services = Set.copyOf(services);
    }

    /** This machine only. */
    public static Settings loopback(int port) {
        return new Settings(
                "localhost",
                port,
                Optional.empty(),
                Set.of(),
                LOOPBACK,
                Set.of(),
                Set.of(),
                false,
                false,
                Limits.standard(),
                Optional.empty(),
                Optional.empty());
    }

    /** Listens there; clients that call it by this name are answered, too. */
    public Settings withHost(String other) {
        return new Settings(
                other,
                port,
                base,
                proxies,
                with(hosts, other),
                origins,
                services,
                accessLog,
                logQueries,
                limits,
                dump,
                contact);
    }

    /** Clients reach it there, and may call it by that name. */
    public Settings withBase(PublicAddress other) {
        return new Settings(
                host,
                port,
                Optional.of(other),
                proxies,
                with(hosts, other.host()),
                origins,
                services,
                accessLog,
                logQueries,
                limits,
                dump,
                contact);
    }

    /** Believes those who connect from there, too. */
    public Settings withProxies(Set<InetAddress> more) {
        Set<InetAddress> all = new HashSet<>(proxies);
        all.addAll(more);
        return new Settings(
                host, port, base, all, hosts, origins, services, accessLog, logQueries, limits, dump, contact);
    }

    public Settings withHosts(Set<String> more) {
        return new Settings(
                host,
                port,
                base,
                proxies,
                with(hosts, more),
                origins,
                services,
                accessLog,
                logQueries,
                limits,
                dump,
                contact);
    }

    public Settings withOrigins(Set<String> more) {
        return new Settings(
                host,
                port,
                base,
                proxies,
                hosts,
                with(origins, more),
                services,
                accessLog,
                logQueries,
                limits,
                dump,
                contact);
    }

    public Settings withServices(Set<String> more) {
        return new Settings(
                host,
                port,
                base,
                proxies,
                hosts,
                origins,
                with(services, more),
                accessLog,
                logQueries,
                limits,
                dump,
                contact);
    }

    public Settings withLog(boolean access, boolean queries) {
        return new Settings(
                host, port, base, proxies, hosts, origins, services, access, queries, limits, dump, contact);
    }

    public Settings withLimits(Limits other) {
        return new Settings(
                host, port, base, proxies, hosts, origins, services, accessLog, logQueries, other, dump, contact);
    }

    public Settings withDump(Path file) {
        return new Settings(
                host,
                port,
                base,
                proxies,
                hosts,
                origins,
                services,
                accessLog,
                logQueries,
                limits,
                Optional.of(file),
                contact);
    }

    public Settings withContact(URI whom) {
        return new Settings(
                host,
                port,
                base,
                proxies,
                hosts,
                origins,
                services,
                accessLog,
                logQueries,
                limits,
                dump,
                Optional.of(whom));
    }

    private static Set<String> with(Set<String> some, String one) {
        return with(some, Set.of(one));
    }

    private static Set<String> with(Set<String> some, Set<String> more) {
        Set<String> all = new TreeSet<>(some);
        more.forEach(one -> all.add(one.toLowerCase(java.util.Locale.ROOT)));
        return all;
    }
}
