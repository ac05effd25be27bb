import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.guava.GuavaModule;
import com.google.protobuf.util.JsonFormat;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.geneontology.obographs.core.model.GraphDocument;
import org.monarchinitiative.phenol.io.OntologyLoader;
import org.monarchinitiative.phenol.io.utils.CurieUtilBuilder;
import org.monarchinitiative.phenol.ontology.data.Ontology;
import org.phenopackets.phenopackettools.validator.core.PhenopacketValidator;
import org.phenopackets.phenopackettools.validator.core.ValidationResult;
import org.phenopackets.phenopackettools.validator.core.ValidationWorkflowRunner;
import org.phenopackets.phenopackettools.validator.core.metadata.MetaDataValidators;
import org.phenopackets.phenopackettools.validator.core.phenotype.HpoPhenotypeValidators.Ancestry;
import org.phenopackets.phenopackettools.validator.core.phenotype.HpoPhenotypeValidators.Primary;
import org.phenopackets.phenopackettools.validator.jsonschema.JsonSchemaValidationWorkflowRunner;
import org.phenopackets.schema.v2.Phenopacket;
import org.phenopackets.schema.v2.PhenopacketOrBuilder;

/**
 * Validates the files in the folders phenopacket, family and cohort of a folder, with a second argument packets also by that
 * HPO (OBO graph, packed with gzip); prints each fault, and last how many files were read.
 */
class PhenopacketValidation {
    private static int read;

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        validate(
                folder.resolve("phenopacket"),
                JsonSchemaValidationWorkflowRunner.phenopacketBuilder()
                        .addValidator(MetaDataValidators.phenopacketValidator())
                        .build());
        validate(
                folder.resolve("family"),
                JsonSchemaValidationWorkflowRunner.familyBuilder()
                        .addValidator(MetaDataValidators.familyValidator())
                        .build());
        validate(
                folder.resolve("cohort"),
                JsonSchemaValidationWorkflowRunner.cohortBuilder()
                        .addValidator(MetaDataValidators.cohortValidator())
                        .build());
        if (args.length > 1) {
            validate(folder.resolve("phenopacket"), hpo(Path.of(args[1])));
        }
        System.out.println(read + " files");
    }

    private static void validate(Path folder, ValidationWorkflowRunner<?> runner) throws Exception {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                read++;
                print(file, runner.validate(file).validationResults());
            }
        }
    }

    /** Only of features by HPO, as the validator of ancestry ends with an exception at the term of another vocabulary. */
    private static void validate(Path folder, Ontology hpo) throws Exception {
        List<PhenopacketValidator<PhenopacketOrBuilder>> validators =
                List.of(Primary.phenopacketHpoPhenotypeValidator(hpo), Ancestry.phenopacketHpoAncestryValidator(hpo));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                Phenopacket.Builder packet = Phenopacket.newBuilder();
                JsonFormat.parser().merge(Files.readString(file), packet);
                Phenopacket.Builder features = packet.clone().clearPhenotypicFeatures();
                packet.getPhenotypicFeaturesList().stream()
                        .filter(feature -> feature.getType().getId().startsWith("HP:"))
                        .forEach(features::addPhenotypicFeatures);
                for (PhenopacketValidator<PhenopacketOrBuilder> validator : validators) {
                    print(file, validator.validate(features));
                }
            }
        }
    }

    private static void print(Path file, List<ValidationResult> results) {
        for (ValidationResult result : results) {
            System.out.println(file.getParent().getFileName() + "/" + file.getFileName() + " " + result.level() + " "
                    + result.validatorInfo().validatorId() + ": "
                    + result.message().replaceAll("\\s+", " "));
        }
    }

    private static Ontology hpo(Path file) throws Exception {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            // Newer releases have fields that this reader does not know.
            GraphDocument graphs = new ObjectMapper()
                    .registerModule(new GuavaModule())
                    .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                    .readValue(in, GraphDocument.class);
            return OntologyLoader.loadOntology(graphs, CurieUtilBuilder.defaultCurieUtil());
        }
    }
}
