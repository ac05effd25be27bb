import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/** Validates each Bundle of a folder by the definitions of FHIR R4; prints each error, and last how many files were read. */
class FhirValidation {
    public static void main(String[] folder) throws Exception {
        FhirContext context = FhirContext.forR4();
        FhirInstanceValidator instances = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context)));
        instances.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        FhirValidator validator = context.newValidator().registerValidatorModule(instances);
        int read = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder[0]), "*.json")) {
            for (Path file : files) {
                read++;
                for (SingleValidationMessage message :
                        validator.validateWithResult(Files.readString(file)).getMessages()) {
                    if (message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal()) {
                        System.out.println(file.getFileName() + " " + message.getLocationString() + ": "
                                + message.getMessage());
                    }
                }
            }
        }
        System.out.println(read + " files");
    }
}
