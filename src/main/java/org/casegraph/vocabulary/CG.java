package org.casegraph.vocabulary;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of the casegraph ontology, {@code https://w3id.org/casegraph/ontology#}. A constant is named as its term. */
public final class CG {
    public static final String BASE = "https://w3id.org/casegraph/";
    public static final String NS = BASE + "ontology#";

    /** A case's document and named graph is this followed by its id. */
    public static final String CASE_BASE = BASE + "case/";

    /** A rule's IRI is this followed by the name of its file without ending. */
    public static final String RULE_BASE = BASE + "rule/";

    public static final Node Case = term("Case");
    public static final Node Report = term("Report");
    public static final Node Passage = term("Passage");
    public static final Node Finding = term("Finding");
    public static final Node Observation = term("Observation");
    public static final Node AbsentFinding = term("AbsentFinding");
    public static final Node ClinicalImprovement = term("ClinicalImprovement");
    public static final Node Recovery = term("Recovery");
    public static final Node SuspectedDiagnosis = term("SuspectedDiagnosis");
    public static final Node DerivedFinding = term("DerivedFinding");
    public static final Node reachesPresentation = term("reachesPresentation");
    public static final Node span = term("span");
    public static final Node alwaysAt = term("alwaysAt");
    public static final Node treatedWith = term("treatedWith");
    public static final Node Measurement = term("Measurement");
    public static final Node Diagnosis = term("Diagnosis");
    public static final Node Birth = term("Birth");
    public static final Node Occurrence = term("Occurrence");
    public static final Node Rule = term("Rule");

    public static final Node replacementTerm = term("replacementTerm");
    public static final Node about = term("about");
    public static final Node concludes = term("concludes");

    public static final Node inCase = term("inCase");
    public static final Node fromReport = term("fromReport");
    public static final Node voice = term("voice");
    public static final Node AuthorsOnDisease = term("AuthorsOnDisease");
    public static final Node Literature = term("Literature");
    public static final Node RuleDerived = term("RuleDerived");

    public static final Node FeaturePresent = term("FeaturePresent");
    public static final Node FeatureSuspected = term("FeatureSuspected");
    public static final Node FeatureAbsent = term("FeatureAbsent");
    public static final Node FeatureMeasured = term("FeatureMeasured");
    public static final Node FeatureDerived = term("FeatureDerived");
    public static final Node FeatureNotReported = term("FeatureNotReported");
    public static final Node FeatureNotRead = term("FeatureNotRead");

    public static final Node AnnotationSet = term("AnnotationSet");
    public static final Node PhenotypeAnnotation = term("PhenotypeAnnotation");
    public static final Node InheritanceAnnotation = term("InheritanceAnnotation");
    public static final Node CourseAnnotation = term("CourseAnnotation");
    public static final Node ModifierAnnotation = term("ModifierAnnotation");
    public static final Node PastHistoryAnnotation = term("PastHistoryAnnotation");
    public static final Node annotatedDisease = term("annotatedDisease");
    public static final Node annotatedTerm = term("annotatedTerm");
    public static final Node excludedTerm = term("excludedTerm");
    public static final Node annotatedOnset = term("annotatedOnset");
    public static final Node annotatedSex = term("annotatedSex");
    public static final Node annotatedModifier = term("annotatedModifier");
    public static final Node frequencyCount = term("frequencyCount");
    public static final Node frequencyTotal = term("frequencyTotal");
    public static final Node frequencyPercent = term("frequencyPercent");
    public static final Node frequencyTerm = term("frequencyTerm");
    public static final Node evidenceCode = term("evidenceCode");
    public static final Node biocuration = term("biocuration");
    public static final Node CuratorChosen = term("CuratorChosen");

    public static final Node statedIn = term("statedIn");
    public static final Node alsoStatedIn = term("alsoStatedIn");
    public static final Node section = term("section");
    public static final Node sentence = term("sentence");
    public static final Node start = term("start");
    public static final Node end = term("end");
    public static final Node quote = term("quote");
    public static final Node sha256 = term("sha256");

    public static final Node observedIn = term("observedIn");
    public static final Node observedDuring = term("observedDuring");
    public static final Node reportedAt = term("reportedAt");
    public static final Node establishedBy = term("establishedBy");
    public static final Node startsWith = term("startsWith");

    public static final Node TemporalConstraint = term("TemporalConstraint");
    public static final Node DateConstraint = term("DateConstraint");
    public static final Node earlier = term("earlier");
    public static final Node later = term("later");
    public static final Node earlierBoundary = term("earlierBoundary");
    public static final Node laterBoundary = term("laterBoundary");
    public static final Node Start = term("Start");
    public static final Node End = term("End");
    public static final Node strict = term("strict");
    public static final Node minimum = term("minimum");
    public static final Node maximum = term("maximum");
    public static final Node minimumInclusive = term("minimumInclusive");
    public static final Node maximumInclusive = term("maximumInclusive");
    public static final Node tolerance = term("tolerance");
    public static final Node strength = term("strength");
    public static final Node StatedOrder = term("StatedOrder");
    public static final Node MarkedOrder = term("MarkedOrder");
    public static final Node NarrativeOrder = term("NarrativeOrder");
    public static final Node occurrence = term("occurrence");
    public static final Node date = term("date");
    public static final Node duration = term("duration");

    public static final Node certainlyPrecedes = term("certainlyPrecedes");
    public static final Node probablyPrecedes = term("probablyPrecedes");
    public static final Node certainlyNotAfter = term("certainlyNotAfter");
    public static final Node probablyNotAfter = term("probablyNotAfter");
    public static final Node simultaneousWith = term("simultaneousWith");
    public static final Node orderUndeterminedWith = term("orderUndeterminedWith");
    public static final Node earliest = term("earliest");
    public static final Node latest = term("latest");
    public static final Node Interval = term("Interval");
    public static final Node intervalFrom = term("intervalFrom");
    public static final Node intervalTo = term("intervalTo");
    public static final Node minimumDays = term("minimumDays");
    public static final Node maximumDays = term("maximumDays");

    public static final Node absenceOf = term("absenceOf");
    public static final Node absentKind = term("absentKind");
    public static final Node SuspectedFinding = term("SuspectedFinding");
    public static final Node suspects = term("suspects");
    public static final Node suspectedKind = term("suspectedKind");
    public static final Node takenFor = term("takenFor");
    public static final Node derivedClass = term("derivedClass");
    public static final Node agent = term("agent");
    public static final Node measures = term("measures");
    public static final Node site = term("site");
    public static final Node specimenKind = term("specimenKind");

    public static final Node ImportedRecord = term("ImportedRecord");
    public static final Node readWhole = term("readWhole");
    public static final Node holdsFindings = term("holdsFindings");
    public static final Node StructuredRecord = term("StructuredRecord");
    public static final Node DatasetRecord = term("DatasetRecord");
    public static final Node ReportedExclusion = term("ReportedExclusion");
    public static final Node Patient = term("Patient");
    public static final Node Test = term("Test");
    public static final Node Treatment = term("Treatment");
    public static final Node Event = term("Event");
    public static final Node Encounter = term("Encounter");
    public static final Node FamilyHistoryFinding = term("FamilyHistoryFinding");
    public static final Node Death = term("Death");
    public static final Node CalendarDay = term("CalendarDay");
    public static final Node DiseaseCourse = term("DiseaseCourse");
    public static final Node Variant = term("Variant");
    public static final Node Specimen = term("Specimen");
    public static final Node GradeAssessment = term("GradeAssessment");
    public static final Node Outcome = term("Outcome");
    public static final Node FinalDiagnosis = term("FinalDiagnosis");
    public static final Node WorkingDiagnosis = term("WorkingDiagnosis");

    public static final Node fromRecord = term("fromRecord");
    public static final Node recordedId = term("recordedId");
    public static final Node recordedLabel = term("recordedLabel");
    public static final Node grade = term("grade");
    public static final Node recordedGrade = term("recordedGrade");
    public static final Node schemaVersion = term("schemaVersion");
    public static final Node vocabularyVersion = term("vocabularyVersion");
    public static final Node AcceptedDisclosure = term("AcceptedDisclosure");
    public static final Node privacyRule = term("privacyRule");
    public static final Node disclosedText = term("disclosedText");
    public static final Node extentRead = term("extentRead");
    public static final Node onsetClass = term("onsetClass");
    public static final Node basis = term("basis");
    public static final Node qualifier = term("qualifier");
    public static final Node value = term("value");
    public static final Node lower = term("lower");
    public static final Node upper = term("upper");
    public static final Node lowerInclusive = term("lowerInclusive");
    public static final Node upperInclusive = term("upperInclusive");
    public static final Node unit = term("unit");
    public static final Node unitId = term("unitId");
    public static final Node ucum = term("ucum");
    public static final Node notAKindOf = term("notAKindOf");
    public static final Node comparableOf = term("comparableOf");
    public static final Node comparableValue = term("comparableValue");
    public static final Node comparableLower = term("comparableLower");
    public static final Node comparableLowerInclusive = term("comparableLowerInclusive");
    public static final Node comparableUpper = term("comparableUpper");
    public static final Node comparableUpperInclusive = term("comparableUpperInclusive");
    public static final Node comparableUnit = term("comparableUnit");
    public static final Node implausible = term("implausible");
    public static final Node conversionFactor = term("conversionFactor");
    public static final Node molarMass = term("molarMass");
    public static final Node molarMassSource = term("molarMassSource");
    public static final Node restrictedToUnit = term("restrictedToUnit");
    public static final Node restrictedToSpecimen = term("restrictedToSpecimen");
    public static final Node referenceLow = term("referenceLow");
    public static final Node referenceHigh = term("referenceHigh");
    public static final Node resultClass = term("resultClass");
    public static final Node partOf = term("partOf");
    public static final Node courseOf = term("courseOf");
    public static final Node stage = term("stage");
    public static final Node tnmFinding = term("tnmFinding");
    public static final Node progressStatus = term("progressStatus");
    public static final Node basedOn = term("basedOn");

    public static final Node pathogenicity = term("pathogenicity");
    public static final Node actionability = term("actionability");
    public static final Node interpretationStatus = term("interpretationStatus");
    public static final Node moleculeContext = term("moleculeContext");
    public static final Node structuralType = term("structuralType");
    public static final Node allelicState = term("allelicState");
    public static final Node geneSymbol = term("geneSymbol");
    public static final Node gene = term("gene");
    public static final Node hgvs = term("hgvs");
    public static final Node vcfRecord = term("vcfRecord");

    public static final Node target = term("target");
    public static final Node purpose = term("purpose");
    public static final Node attributedTo = term("attributedTo");
    public static final Node takenIn = term("takenIn");
    public static final Node assesses = term("assesses");
    public static final Node sex = term("sex");
    public static final Node Female = term("Female");
    public static final Node Male = term("Male");
    public static final Node karyotypicSex = term("karyotypicSex");
    public static final Node gender = term("gender");
    public static final Node ageYears = term("ageYears");
    public static final Node ageAt = term("ageAt");
    public static final Node Alive = term("Alive");
    public static final Node causeOfDeath = term("causeOfDeath");
    public static final Node informationContent = term("informationContent");
    public static final Node subsumedBy = term("subsumedBy");
    public static final Node concludesKind = term("concludesKind");
    public static final Node TreatmentResponse = term("TreatmentResponse");
    public static final Node responseTo = term("responseTo");
    public static final Node responseOf = term("responseOf");
    public static final Node responseKind = term("responseKind");
    public static final Node ClinicalCourseFinding = term("ClinicalCourseFinding");
    public static final Node scope = term("scope");
    public static final Node Gestation = term("Gestation");
    public static final Node recordedMoment = term("recordedMoment");
    public static final Node endClass = term("endClass");
    public static final Node Evidence = term("Evidence");
    public static final Node evidenceType = term("evidenceType");
    public static final Node recordedReference = term("recordedReference");
    public static final Node aboutId = term("aboutId");
    public static final Node producedBy = term("producedBy");
    public static final Node OtherSex = term("OtherSex");
    public static final Node taxon = term("taxon");
    public static final Node survivalDays = term("survivalDays");
    public static final Node sampleType = term("sampleType");
    public static final Node sampleProcessing = term("sampleProcessing");
    public static final Node sampleStorage = term("sampleStorage");
    public static final Node materialStatus = term("materialStatus");
    public static final Node diagnosticMarker = term("diagnosticMarker");
    public static final Node derivedFrom = term("derivedFrom");
    public static final Node derivedFromId = term("derivedFromId");
    public static final Node isControlSample = term("isControlSample");
    public static final Node RecordedRange = term("RecordedRange");
    public static final Node otherRange = term("otherRange");
    public static final Node DoseInterval = term("DoseInterval");
    public static final Node DrugTreatment = term("DrugTreatment");
    public static final Node CumulativeDose = term("CumulativeDose");
    public static final Node hasCumulativeDose = term("hasCumulativeDose");
    public static final Node every = term("every");
    public static final Node route = term("route");
    public static final Node scheduleFrequency = term("scheduleFrequency");
    public static final Node drugType = term("drugType");
    public static final Node fractions = term("fractions");
    public static final Node regimenStatus = term("regimenStatus");
    public static final Node intent = term("intent");
    public static final Node recordedResponse = term("recordedResponse");
    public static final Node terminationReason = term("terminationReason");
    public static final Node CaseInterpretation = term("CaseInterpretation");
    public static final Node GeneInterpretation = term("GeneInterpretation");
    public static final Node considered = term("considered");
    public static final Node geneId = term("geneId");
    public static final Node otherGeneId = term("otherGeneId");
    public static final Node otherGeneSymbol = term("otherGeneSymbol");
    public static final Node relatedGeneId = term("relatedGeneId");
    public static final Node geneDescription = term("geneDescription");
    public static final Node vrs = term("vrs");
    public static final Node variantExpression = term("variantExpression");
    public static final Node vcfId = term("vcfId");
    public static final Node vcfQuality = term("vcfQuality");
    public static final Node vcfFilter = term("vcfFilter");
    public static final Node vcfInfo = term("vcfInfo");
    public static final Node vcfVersion = term("vcfVersion");
    public static final Node variantReference = term("variantReference");
    public static final Node variantExtension = term("variantExtension");
    public static final Node referenceSequence = term("referenceSequence");
    public static final Node DataFile = term("DataFile");
    public static final Node fileAddress = term("fileAddress");
    public static final Node fileAttribute = term("fileAttribute");
    public static final Node sampleInFile = term("sampleInFile");
    public static final Node VocabularyResource = term("VocabularyResource");
    public static final Node usesVocabulary = term("usesVocabulary");
    public static final Node RecordUpdate = term("RecordUpdate");
    public static final Node updateOf = term("updateOf");
    public static final Node CaseGroup = term("CaseGroup");
    public static final Node Family = term("Family");
    public static final Node Cohort = term("Cohort");
    public static final Node memberOf = term("memberOf");
    public static final Node hasMember = term("hasMember");
    public static final Node proband = term("proband");
    public static final Node consanguineousParents = term("consanguineousParents");
    public static final Node PedigreePerson = term("PedigreePerson");
    public static final Node familyId = term("familyId");
    public static final Node personOf = term("personOf");
    public static final Node mother = term("mother");
    public static final Node father = term("father");
    public static final Node motherId = term("motherId");
    public static final Node fatherId = term("fatherId");
    public static final Node affectedStatus = term("affectedStatus");
    public static final Node toldIn = term("toldIn");
    public static final Node DiseaseStatement = term("DiseaseStatement");
    public static final Node subjectDisease = term("subjectDisease");
    public static final Node statedInSource = term("statedInSource");
    public static final Node claim = term("claim");
    public static final Node citedIn = term("citedIn");
    public static final Node interpretation = term("interpretation");
    public static final Node Abstract = term("Abstract");
    public static final Node AfterEvent = term("AfterEvent");
    public static final Node AtFollowUp = term("AtFollowUp");
    public static final Node AtPresentation = term("AtPresentation");
    public static final Node AtTest = term("AtTest");
    public static final Node AuthorsOnPatient = term("AuthorsOnPatient");
    public static final Node BodySite = term("BodySite");
    public static final Node CaseDescription = term("CaseDescription");
    public static final Node CaseSection = term("CaseSection");
    public static final Node Discussion = term("Discussion");
    public static final Node Disease = term("Disease");
    public static final Node EverUntil = term("EverUntil");
    public static final Node FigureCaption = term("FigureCaption");
    public static final Node Figures = term("Figures");
    public static final Node FollowUpVisit = term("FollowUpVisit");
    public static final Node Grade = term("Grade");
    public static final Node GroundNotRead = term("GroundNotRead");
    public static final Node Introduction = term("Introduction");
    public static final Node LicenceNotSeen = term("LicenceNotSeen");
    public static final Node LostToFollowUp = term("LostToFollowUp");
    public static final Node Measurand = term("Measurand");
    public static final Node Misdiagnosis = term("Misdiagnosis");
    public static final Node Neoplasm = term("Neoplasm");
    public static final Node NoOpenLicence = term("NoOpenLicence");
    public static final Node PatientDenial = term("PatientDenial");
    public static final Node Presentation = term("Presentation");
    public static final Node ReportStatement = term("ReportStatement");
    public static final Node SpanNotStated = term("SpanNotStated");
    public static final Node Syndrome = term("Syndrome");
    public static final Node Table = term("Table");
    public static final Node Tables = term("Tables");
    public static final Node Title = term("Title");
    public static final Node Tumour = term("Tumour");
    public static final Node Unremarkable = term("Unremarkable");
    public static final Node anywhere = term("anywhere");
    public static final Node hasDiagnosticGround = term("hasDiagnosticGround");
    public static final Node reportLicence = term("reportLicence");
    public static final Node readPartly = term("readPartly");
    public static final Node spanFrom = term("spanFrom");
    public static final Node spanTo = term("spanTo");
    public static final Node AboveRange = term("AboveRange");
    public static final Node BelowRange = term("BelowRange");

    private CG() {}

    /** The term with a name that somebody outside gave; it need not exist. */
    public static Node named(String name) {
        return NodeFactory.createURI(NS + name);
    }

    /** Whether this is our namespace but for its scheme or its end, as people mistake it. */
    public static boolean isNearly(String namespace) {
        return !namespace.equals(NS) && namespace.contains(NS.substring(NS.indexOf("//"), NS.length() - 1));
    }

    /** Whether a node has a name in this namespace. */
    public static boolean isTerm(Node node) {
        return node.isURI() && node.getURI().startsWith(NS) && node.getURI().length() > NS.length();
    }

    /** The name of a term in this namespace. */
    public static String name(Node term) {
        return term.getURI().substring(NS.length());
    }

    static Node term(String name) {
        return NodeFactory.createURI(NS + name);
    }
}
