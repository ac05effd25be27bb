package org.casegraph.generated;

import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.casegraph.generated.CohortTerms.Term;

/**
 * Writes phenopackets of version 2 that nobody had, shaped like published cohorts of rare diseases: some cases of many
 * diseases and many of few, findings drawn from what a disease tends to have, others denied. The numbers are drawn by
 * what phenopacket-store has (5,853 cases of 403 diseases: in the median 7 findings of at most 66, in the mean 8.6; 27 %
 * deny nothing, the others 9 in the median and 174 at most; 0.9 dated findings; two of three patients with an age; one
 * variant or two), measurements by its richer neighbours; no case is copied.
 *
 * <p>{@code mvn -q test-compile exec:java -Dexec.mainClass=org.casegraph.generated.GeneratedPhenopackets
 * -Dexec.classpathScope=test -Dexec.args="125000 1 FOLDER hp.json.gz mondo.obo.gz"}: how many, the seed, a folder,
 * and terminologies, without which terms are invented. A thousand files go into one folder.
 */
public final class GeneratedPhenopackets {
    private static final int IN_ONE_FOLDER = 1_000;
    private static final int STEP = 10_000;
    /** Of which features a long list of what is not there is drawn. */
    private static final int OFTEN_ASKED = 1_500;

    private static final int COMMON = 8;
    private static final int OLDEST = 90;
    private static final int DAYS_OF_A_YEAR = 365;
    private static final String LETTERS = "ACGT";

    private static final List<Term> ONSETS = List.of(
            new Term("HP:0030674", "Antenatal onset"),
            new Term("HP:0003577", "Congenital onset"),
            new Term("HP:0003623", "Neonatal onset"),
            new Term("HP:0003593", "Infantile onset"),
            new Term("HP:0011463", "Childhood onset"),
            new Term("HP:0003621", "Juvenile onset"),
            new Term("HP:0003581", "Adult onset"));
    private static final List<Term> SEVERITIES = List.of(
            new Term("HP:0012825", "Mild"), new Term("HP:0012826", "Moderate"), new Term("HP:0012828", "Severe"));
    private static final List<Term> ZYGOSITIES =
            List.of(new Term("GENO:0000135", "heterozygous"), new Term("GENO:0000136", "homozygous"));

    private record Assay(Term term, String unit, double low, double high) {}

    private static final List<Assay> ASSAYS = List.of(
            new Assay(new Term("LOINC:718-7", "Hemoglobin [Mass/volume] in Blood"), "g/dL", 12, 16),
            new Assay(new Term("LOINC:2345-7", "Glucose [Mass/volume] in Serum or Plasma"), "mg/dL", 70, 100),
            new Assay(new Term("LOINC:2951-2", "Sodium [Moles/volume] in Serum or Plasma"), "mmol/L", 135, 145),
            new Assay(new Term("LOINC:2823-3", "Potassium [Moles/volume] in Serum or Plasma"), "mmol/L", 3.5, 5),
            new Assay(new Term("LOINC:2160-0", "Creatinine [Mass/volume] in Serum or Plasma"), "mg/dL", 0.6, 1.2),
            new Assay(new Term("LOINC:2335-8", "Glucagon"), "pg/mL", 50, 150));

    /** A disease and what its cases may have, most often first. */
    private record Profile(Term disease, List<Term> features) {}

    private final CohortTerms terms;
    private final long seed;
    private final List<Term> features;
    private final List<Profile> profiles = new ArrayList<>();
    /** Where each disease ends, when their shares of all cases are laid end to end. */
    private final double[] shares;

    private GeneratedPhenopackets(CohortTerms terms, int cases, long seed) {
        this.terms = terms;
        this.seed = seed;
        Draw draw = new Draw(seed, -1);
        features = new ArrayList<>(terms.features());
        draw.shuffle(features);
        List<Term> diseases = new ArrayList<>(terms.diseases());
        draw.shuffle(diseases);
        int number = Math.min(diseases.size(), (int) Math.max(3, StrictMath.pow(cases, 0.7)));
        shares = new double[number];
        for (int disease = 0; disease < number; disease++) {
            profiles.add(new Profile(diseases.get(disease), profile(draw)));
            shares[disease] = (disease == 0 ? 0 : shares[disease - 1]) + draw.skewed(5, 1.46);
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            System.err.println("GeneratedPhenopackets CASES SEED FOLDER [TERMINOLOGY...]");
            System.exit(1);
        }
        List<Path> terminologies =
                Arrays.stream(arguments).skip(3).map(Path::of).toList();
        write(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]), Path.of(arguments[2]), terminologies);
    }

    /** Writes a thousand files into each folder below one that is made where it is missing. */
    public static void write(int cases, long seed, Path folder, List<Path> terminologies) throws IOException {
        GeneratedPhenopackets generated = new GeneratedPhenopackets(CohortTerms.of(terminologies), cases, seed);
        for (int number = 0; number < cases; number++) {
            Path below = folder.resolve(String.format(Locale.ROOT, "%04d", number / IN_ONE_FOLDER));
            if (number % IN_ONE_FOLDER == 0) {
                Files.createDirectories(below);
            }
            String id = String.format(Locale.ROOT, "generated-%07d", number + 1);
            try (BufferedWriter file = Files.newBufferedWriter(below.resolve(id + ".json"));
                    JsonWriter json = new JsonWriter(file)) {
                json.setIndent("  ");
                generated.new Phenopacket(json, new Draw(seed, number)).write(id);
            }
            if ((number + 1) % STEP == 0) {
                System.err.printf(Locale.ROOT, "%,d of %,d written%n", number + 1, cases);
            }
        }
    }

    private List<Term> profile(Draw draw) {
        int size = draw.skewed(30, 0.6, 6, 200);
        Set<Term> profile = new LinkedHashSet<>();
        for (int tried = 0; profile.size() < size && tried < 10 * size; tried++) {
            profile.add(features.get(draw.rank(features.size(), COMMON)));
        }
        List<Term> often = new ArrayList<>(profile);
        draw.shuffle(often);
        return often;
    }

    private Profile profile(double share) {
        int found = Arrays.binarySearch(shares, share * shares[shares.length - 1]);
        return profiles.get(Math.min(shares.length - 1, found < 0 ? -found - 1 : found));
    }

    /** One case as it is written. */
    private final class Phenopacket {
        private final JsonWriter json;
        private final Draw draw;
        private final String patient;
        private final int ageInDays;

        Phenopacket(JsonWriter json, Draw draw) {
            this.json = json;
            this.draw = draw;
            patient = "individual " + draw.between(1, 40);
            ageInDays = (int) Math.min(OLDEST * DAYS_OF_A_YEAR, Math.max(1, draw.skewed(9.0 * DAYS_OF_A_YEAR, 1.3)));
        }

        void write(String id) throws IOException {
            Profile profile = profile(draw.between(0, 999_999) / 1e6);
            json.beginObject();
            json.name("id").value(id);
            subject();
            features(profile);
            measurements();
            interpretation(id, profile.disease());
            json.name("diseases").beginArray().beginObject();
            term("term", profile.disease());
            if (draw.chance(0.55)) {
                onset();
            }
            json.endObject().endArray();
            metaData();
            json.endObject();
        }

        private void subject() throws IOException {
            json.name("subject").beginObject();
            json.name("id").value(patient);
            if (draw.chance(0.7)) {
                json.name("timeAtLastEncounter").beginObject();
                age(ageInDays);
                json.endObject();
            }
            if (draw.chance(0.07)) {
                json.name("vitalStatus").beginObject();
                json.name("status")
                        .value(draw.chance(0.8) ? "DECEASED" : "ALIVE")
                        .endObject();
            }
            json.name("sex")
                    .value(draw.chance(0.12) ? "UNKNOWN_SEX" : draw.chance(0.54) ? "MALE" : "FEMALE")
                    .endObject();
        }

        private void features(Profile profile) throws IOException {
            int present = draw.skewed(7, 0.66, 1, 66);
            int denied = draw.chance(0.27) ? 0 : draw.skewed(9, 1.05, 1, 174);
            boolean isDated = draw.chance(0.25);
            List<Term> others = new ArrayList<>(profile.features());
            Set<Term> found = new LinkedHashSet<>();
            for (int tried = 0; found.size() < present && tried < 4 * present; tried++) {
                found.add(
                        draw.chance(0.97)
                                ? others.get(draw.rank(others.size(), 1))
                                : features.get(draw.rank(features.size(), COMMON)));
            }
            others.removeAll(found);
            draw.shuffle(others);
            Set<Term> absent = new LinkedHashSet<>(others.subList(0, Math.min(denied, others.size())));
            for (int tried = 0; absent.size() < denied && tried < 2 * denied; tried++) {
                Term other = features.get(draw.between(0, Math.min(OFTEN_ASKED, features.size()) - 1));
                if (!found.contains(other)) {
                    absent.add(other);
                }
            }
            json.name("phenotypicFeatures").beginArray();
            for (Term one : found) {
                json.beginObject();
                term("type", one);
                if (draw.chance(0.01)) {
                    term("severity", draw.of(SEVERITIES));
                }
                if (isDated && draw.chance(0.4)) {
                    onset();
                }
                json.endObject();
            }
            for (Term one : absent) {
                json.beginObject();
                term("type", one);
                json.name("excluded").value(true).endObject();
            }
            json.endArray();
        }

        private void onset() throws IOException {
            json.name("onset").beginObject();
            int kind = draw.between(1, 100);
            if (kind <= 2) {
                json.name("gestationalAge").beginObject();
                json.name("weeks").value(draw.between(12, 39)).endObject();
            } else if (kind <= 30) {
                term("ontologyClass", draw.of(ONSETS));
            } else {
                age(draw.between(0, ageInDays));
            }
            json.endObject();
        }

        /** As reports give ages: days of the newborn, months of the small, years of all others. */
        private void age(int days) throws IOException {
            int years = days / DAYS_OF_A_YEAR;
            int months = days % DAYS_OF_A_YEAR / 31;
            String age = years >= 5
                    ? "P" + years + "Y"
                    : days < 31
                            ? "P" + days + "D"
                            : "P" + (years == 0 ? "" : years + "Y") + (months == 0 && years > 0 ? "" : months + "M");
            json.name("age").beginObject();
            json.name("iso8601duration").value(age).endObject();
        }

        private void measurements() throws IOException {
            if (!draw.chance(0.1)) {
                return;
            }
            json.name("measurements").beginArray();
            int number = draw.between(1, 4);
            for (int measurement = 0; measurement < number; measurement++) {
                Assay assay = draw.of(ASSAYS);
                json.beginObject();
                term("assay", assay.term());
                json.name("value").beginObject().name("quantity").beginObject();
                unit(assay);
                json.name("value").value(Math.round(100 * draw.skewed((assay.low() + assay.high()) / 2, 0.3)) / 100.0);
                json.name("referenceRange").beginObject();
                unit(assay);
                json.name("low").value(assay.low());
                json.name("high").value(assay.high()).endObject();
                json.endObject().endObject();
                json.name("timeObserved").beginObject();
                age(draw.between(0, ageInDays));
                json.endObject().endObject();
            }
            json.endArray();
        }

        private void unit(Assay assay) throws IOException {
            term("unit", new Term("UCUM:" + assay.unit(), assay.unit()));
        }

        private void interpretation(String id, Term disease) throws IOException {
            json.name("interpretations").beginArray().beginObject();
            json.name("id").value(id + "-interpretation");
            json.name("progressStatus").value("SOLVED");
            json.name("diagnosis").beginObject();
            term("disease", disease);
            json.name("genomicInterpretations").beginArray();
            int variants = draw.chance(0.05) ? 0 : draw.chance(0.15) ? 2 : 1;
            int gene = Math.floorMod(disease.id().hashCode(), 20_000) + 1;
            for (int variant = 0; variant < variants; variant++) {
                variant(gene);
            }
            json.endArray().endObject().endObject().endArray();
        }

        private void variant(int gene) throws IOException {
            int position = draw.between(1, 4_000);
            int from = draw.between(0, LETTERS.length() - 1);
            char before = LETTERS.charAt(from);
            char after = LETTERS.charAt((from + draw.between(1, 3)) % LETTERS.length());
            int chromosome = gene % 22 + 1;
            json.beginObject();
            json.name("subjectOrBiosampleId").value(patient);
            json.name("interpretationStatus").value("CAUSATIVE");
            json.name("variantInterpretation").beginObject();
            json.name("acmgPathogenicityClassification").value(draw.chance(0.9) ? "PATHOGENIC" : "LIKELY_PATHOGENIC");
            json.name("variationDescriptor").beginObject();
            json.name("id").value("c" + position + before + "to" + after + "-gene" + gene);
            json.name("geneContext").beginObject();
            json.name("valueId").value("HGNC:" + (9_000_000 + gene));
            json.name("symbol").value("GENE" + gene).endObject();
            json.name("expressions").beginArray().beginObject();
            json.name("syntax").value("hgvs.c");
            json.name("value")
                    .value(String.format(Locale.ROOT, "NM_9%08d.1:c.%d%s>%s", gene, position, before, after))
                    .endObject()
                    .endArray();
            json.name("vcfRecord").beginObject();
            json.name("genomeAssembly").value("hg38");
            json.name("chrom").value("chr" + chromosome);
            json.name("pos").value(1_000L * gene + position);
            json.name("ref").value(String.valueOf(before));
            json.name("alt").value(String.valueOf(after)).endObject();
            json.name("moleculeContext").value("genomic");
            term("allelicState", ZYGOSITIES.get(draw.chance(0.75) ? 0 : 1));
            json.endObject().endObject().endObject();
        }

        private void metaData() throws IOException {
            json.name("metaData").beginObject();
            json.name("created").value("2026-01-01T00:00:00Z");
            json.name("createdBy").value("generated, seed " + seed);
            json.name("resources").beginArray();
            resource("hp", "human phenotype ontology", "HP", "http://purl.obolibrary.org/obo/HP_");
            resource("geno", "Genotype Ontology", "GENO", "http://purl.obolibrary.org/obo/GENO_");
            boolean isMondo = terms.diseases().get(0).id().startsWith("MONDO:");
            resource(
                    isMondo ? "mondo" : "omim",
                    isMondo ? "Mondo Disease Ontology" : "invented diseases",
                    isMondo ? "MONDO" : "OMIM",
                    isMondo ? "http://purl.obolibrary.org/obo/MONDO_" : "https://www.omim.org/entry/");
            json.endArray();
            json.name("phenopacketSchemaVersion").value("2.0.2");
            json.endObject();
        }

        private void resource(String id, String name, String prefix, String iriPrefix) throws IOException {
            json.beginObject();
            json.name("id").value(id);
            json.name("name").value(name);
            json.name("namespacePrefix").value(prefix);
            json.name("iriPrefix").value(iriPrefix);
            json.endObject();
        }

        private void term(String name, Term term) throws IOException {
            json.name(name).beginObject();
            json.name("id").value(term.id());
            json.name("label").value(term.label());
            json.endObject();
        }
    }
}
