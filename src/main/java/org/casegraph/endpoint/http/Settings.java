package org.casegraph.endpoint.http;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
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
        return changed(draft -> {
            draft.host = other;
            draft.hosts = with(hosts, other);
        });
    }

    /** Clients reach it there, and may call it by that name. */
    public Settings withBase(PublicAddress other) {
        return changed(draft -> {
            draft.base = Optional.of(other);
            draft.hosts = with(hosts, other.host());
        });
    }

    /** Believes those who connect from there, too. */
    public Settings withProxies(Set<InetAddress> more) {
        Set<InetAddress> all = new HashSet<>(proxies);
        all.addAll(more);
        return changed(draft -> draft.proxies = all);
    }

    public Settings withHosts(Set<String> more) {
        return changed(draft -> draft.hosts = with(hosts, more));
    }

    public Settings withOrigins(Set<String> more) {
        return changed(draft -> draft.origins = with(origins, more));
    }

    public Settings withServices(Set<String> more) {
        return changed(draft -> draft.services = with(services, more));
    }

    public Settings withLog(boolean access, boolean queries) {
        return changed(draft -> {
            draft.accessLog = access;
            draft.logQueries = queries;
        });
    }

    public Settings withLimits(Limits other) {
        return changed(draft -> draft.limits = other);
    }

    public Settings withDump(Path file) {
        return changed(draft -> draft.dump = Optional.of(file));
    }

    public Settings withContact(URI whom) {
        return changed(draft -> draft.contact = Optional.of(whom));
    }

    private Settings changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** Settings while one of them is changed. */
    private static final class Draft {
        private final int port;
        private String host;
        private Optional<PublicAddress> base;
        private Set<InetAddress> proxies;
        private Set<String> hosts;
        private Set<String> origins;
        private Set<String> services;
        private boolean accessLog;
        private boolean logQueries;
        private Limits limits;
        private Optional<Path> dump;
        private Optional<URI> contact;

        private Draft(Settings from) {
            port = from.port;
            host = from.host;
            base = from.base;
            proxies = from.proxies;
            hosts = from.hosts;
            origins = from.origins;
            services = from.services;
            accessLog = from.accessLog;
            logQueries = from.logQueries;
            limits = from.limits;
            dump = from.dump;
            contact = from.contact;
        }

        private Settings settings() {
            return new Settings(
                    host, port, base, proxies, hosts, origins, services, accessLog, logQueries, limits, dump, contact);
        }
    }

    private static Set<String> with(Set<String> some, String one) {
        return with(some, Set.of(one));
    }

    private static Set<String> with(Set<String> some, Set<String> more) {
        Set<String> all = new TreeSet<>(some);
        more.forEach(one -> all.add(one.toLowerCase(Locale.ROOT)));
        return all;
    }
}
