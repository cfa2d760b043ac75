using System.Text.Json;

namespace Signals.Gateway.Tests.Operations;

/// <summary>Every number that leaves by the interface is there for a reason that is known: one that counts people passes <c>Disclosure</c>, <c>BandedCount</c> or <c>EffectFigures</c>, and nothing else counts people.</summary>
public sealed class NumberTests(Town town) : IClassFixture<Town>
{
    // How many people told, made safe by Disclosure: trends, their map and their CSV.
    private static readonly string[] Disclosed = ["TrendPoint.aantal", "TrendRange.tot", "TrendRange.van", "TrendsProperties.aantal"];

    // Of an approach, for the team that it is of: multiples of five and twentieths, and no estimate of fewer than five. What was counted is a band, and so no number.
    private static readonly string[] RoundedForTeam = ["EffectAnswer.weken", "RangeAnswer.tot", "RangeAnswer.van", "RatioAnswer.schatting", "RatioAnswer.tot", "RatioAnswer.van"];

    // How many households live somewhere, as CBS publishes it.
    private static readonly string[] PublishedByCbs = ["NeighbourhoodAnswer.huishoudens"];

    // How many people a signal stands for, to whoever told it.
    private static readonly string[] Own = ["SubjectSignalData.aantal"];

    // Prompts and what teams made of them: each stands for five households at least, and none is a household.
    private static readonly string[] Prompts =
    [
        "ChanceAnswer.gemiddeld", "ChanceAnswer.tot", "ChanceAnswer.van", "ChanceAnswer.vergelekenMet", "CountAnswer.aantal", "InboxAnswer.pagina", "InboxAnswer.perPagina", "InboxAnswer.totaal",
        "PilotReportAnswer.aanleidingen", "PilotReportAnswer.inProeftijd", "PromptAnswer.bronsoorten", "ReactionsAnswer.bekend", "ReactionsAnswer.niets", "ReactionsAnswer.nietGezegd", "ReactionsAnswer.nuttig",
        "ReactionsAnswer.open", "ReactionsAnswer.opgepakt", "ReactionsAnswer.terzijde", "ReactionsAnswer.verlopen",
    ];

    // Days until something ends, teams of a municipality, messages to teams and systems, lines of a file, numbers of things, settings, years, outlines.
    private static readonly string[] OfNobody =
    [
        "AddressTotals.afgewezen", "AddressTotals.geladen", "AddressTotals.gelezen", "AddressTotals.jaar", "AddressTotals.overgeslagen", "AgainAnswer.aantal", "AgendaAnswer.nummer", "AreasAnswer.buurten", "AreasAnswer.jaren",
        "AreasAnswer.wijken", "AuditLineAnswer.status", "CapacityAnswer.krap", "CapacityAnswer.passend", "CapacityAnswer.ruim", "CapacityAnswer.wijkteams", "ChannelAnswer.dagelijksOm", "ChannelAnswer.nummer",
        "ChannelAnswer.wachtend", "ChannelDelivery.kanaal", "ChannelDelivery.wachtend", "DeliveryAnswer.weggevallen", "EscalationAnswer.naDagen", "HeirAnswer.deel", "ImportResult.regel", "LineError.regel", "MapAnswer.jaar",
        "MappedAnswer.buurten", "MappedAnswer.teBeslissen", "MappedAnswer.vormen", "MappedAnswer.wijken", "NeighbourhoodAnswer.jaar", "ParkedAnswer.nummer", "ParkedAnswer.pogingen", "PlanAnswer.nummer",
        "RuleAnswer.versie", "SettingsAnswer.minstensBronsoorten", "SettingsAnswer.minstensHuishoudens", "SilencesAnswer.weken", "StepAnswer.nummer", "SuccessionAnswer.jaar", "TeamBoundsAnswer.minstensBronsoorten",
        "TeamBoundsAnswer.minstensHuishoudens", "TeamSettingsAnswer.minstensBronsoorten", "TeamSettingsAnswer.minstensHuishoudens", "ThirdPartyTaskAnswer.dagenOver", "TrendsGeometry.coordinates", "UndeliveredAnswer.leeftijdUren", "UndeliveredAnswer.pogingen",
    ];

    [Fact]
    public async Task Every_number_that_leaves_counts_nobody_or_passed_disclosure_control()
    {
        var description = (await town.Get("/v1/openapi.json")).Json;
        var schemas = description.GetProperty("components").GetProperty("schemas");
        var answers = new HashSet<string>();
        foreach (var operation in description.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())) Reach(operation.Value.GetProperty("responses"));

        var numbers = answers.SelectMany(name => Fields(schemas.GetProperty(name)).Where(field => IsNumber(field.Value)).Select(field => $"{name}.{field.Name}"));

        string[] known = [.. Disclosed, .. RoundedForTeam, .. PublishedByCbs, .. Own, .. Prompts, .. OfNobody];
        numbers.Except(known).ShouldBeEmpty("a number that nobody looked at leaves: does it count people?");
        known.Except(numbers).ShouldBeEmpty("no such number leaves any more");

        void Reach(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array) foreach (var one in element.EnumerateArray()) Reach(one);
            if (element.ValueKind != JsonValueKind.Object) return;
            foreach (var property in element.EnumerateObject())
            {
                if (property.Name != "$ref") Reach(property.Value);
                else if (property.Value.GetString()!.Split('/') is [.., "schemas", var name] && answers.Add(name)) Reach(schemas.GetProperty(name));
            }
        }
    }

    private static IEnumerable<JsonProperty> Fields(JsonElement schema) => schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : [];

    private static bool IsNumber(JsonElement schema) =>
        (schema.TryGetProperty("type", out var type) && (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(IsNumeric) : IsNumeric(type)))
        || (schema.TryGetProperty("items", out var items) && IsNumber(items));

    private static bool IsNumeric(JsonElement type) => type.GetString() is "integer" or "number";
}
