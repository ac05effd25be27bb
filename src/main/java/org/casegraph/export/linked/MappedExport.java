package org.casegraph.export.linked;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFOps;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.export.UsedTerms;
import org.casegraph.graph.SortedGraph;
import org.casegraph.graph.Values;
import org.casegraph.mapping.Mappings;
import org.casegraph.mapping.RdfCases;
import org.casegraph.project.ProjectFiles;
import org.casegraph.source.SourceGraph;

/** One other model of cases in RDF: written by a query of queries/exports, read back by the mapping of the same name. */
public final class MappedExport {
    private final Query construct;
    private final Lang lang;

    private MappedExport(Query construct, Lang lang) {
        this.construct = construct;
        this.lang = lang;
    }

    /**
     * @param id the name of the model's query and mapping
     * @param lang in which its data are published
     */
    public static MappedExport of(String id, Lang lang) {
        String file = "queries/exports/" + id + ".rq";
        String text = Optional.ofNullable(
                        ProjectFiles.under("queries/exports", ".rq").get(file))
                .orElseThrow();
        return new MappedExport(QueryFactory.create(text, Syntax.syntaxARQ), lang);
    }

    /**
     * @param stated what one case itself says
     * @param terms labels, exact matches and the classes above each of the terms
     */
    public byte[] write(Graph stated, Graph terms) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DatasetGraph data = DatasetGraphFactory.wrap(new Union(stated, UsedTerms.of(stated, terms)));
        try (QueryExec exec = QueryExec.dataset(data).query(construct).build()) {
            if (construct.isConstructQuad()) {
                write(exec.constructDataset(), out);
            } else {
                Graph graph = exec.construct();
                construct.getPrefixMapping().getNsPrefixMap().forEach(graph.getPrefixMapping()::setNsPrefix);
                RDFDataMgr.write(out, new SortedGraph(graph), lang);
            }
        }
        return out.toByteArray();
    }

    private void write(DatasetGraph data, ByteArrayOutputStream out) {
        StreamRDF stream = StreamRDFWriter.getWriterStream(out, lang);
        stream.start();
        StreamRDFOps.sendTriplesToStream(new SortedGraph(data.getDefaultGraph()), stream);
        Iter.toList(data.listGraphNodes()).stream().sorted(Values.BY_TEXT).forEach(name -> new SortedGraph(
                        data.getGraph(name))
                .stream().map(triple -> Quad.create(name, triple)).forEach(stream::quad));
        stream.finish();
    }

    /** The cases that an import of the written finds. */
    public List<SourceGraph> read(byte[] written) {
        List<SourceGraph> graphs = new ArrayList<>();
        RdfCases cases = new RdfCases(Mappings.ofProject(), read -> graphs.add(read.source()), problem -> {
            throw problem;
        });
        cases.read("the export", new ByteArrayInputStream(written), lang, Optional.empty());
        cases.finish();
        return List.copyOf(graphs);
    }
}
