using System.Text.Json;
using System.Text.Json.Serialization;
using Signals.Cli.Lines;

namespace Signals.Cli.Registering;

/// <summary>Reads the register, and tells what is wrong with it by itself.</summary>
internal static class RegisterFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <exception cref="CommandFailedException">The file cannot be read, or is no register.</exception>
    public static DataRegister Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<DataRegister>(File.ReadAllBytes(path), Json) ?? throw new JsonException("The file holds null.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandFailedException($"register: {path} cannot be read. {failure.Message}", failure);
        }
    }

    /// <summary>What is wrong with a register, whatever is stored: one line each, with what to do.</summary>
    public static IReadOnlyList<string> Faults(DataRegister register)
    {
        var faults = new List<string>();
        foreach (var code in register.Categories.GroupBy(category => category.Code).Where(same => same.Count() > 1))
            faults.Add($"{code.Key}: there are {code.Count()} categories of this code. Give each its own.");
        foreach (var category in register.Categories) Check(category, register.Places, faults);
        CheckProcessings(register, faults);
        var fields =
            from category in register.Categories
            from type in category.Fields
            from field in type.Value
            group category.Code by $"{type.Key}.{field}";
        foreach (var field in fields.Where(field => field.Count() > 1))
            faults.Add($"{field.Key}: stands more than once, in {string.Join(" and ", field.Distinct())}. Leave it in the one whose purpose and term hold for it.");
        foreach (var (place, words) in register.Places)
        {
            if (words.Length == 0) faults.Add($"places, {place}: says nothing. Say in Dutch what is stored there.");
            if (!register.Categories.Any(category => category.Kept.Any(kept => kept.In.Contains(place))))
                faults.Add($"places, {place}: no category is kept there. Take it out, or say which category is.");
        }
        return faults;
    }

    private static void CheckProcessings(DataRegister register, List<string> faults)
    {
        foreach (var processing in register.Processings)
        {
            foreach (var (what, text) in new[]
            {
                ("name", processing.Name), ("purpose", processing.Purpose), ("persons", processing.Persons), ("receivers", processing.Receivers),
            })
                if (string.IsNullOrWhiteSpace(text)) faults.Add($"processings, {processing.Code}: {what} is empty. Fill it in, in Dutch.");
            foreach (var unknown in processing.Categories.Except(register.Categories.Select(category => category.Code)))
                faults.Add($"processings, {processing.Code}: there is no category {unknown}. Take it out.");
        }
        foreach (var category in register.Categories)
            if (register.Processings.Count(processing => processing.Categories.Contains(category.Code)) != 1)
                faults.Add($"{category.Code}: stands in no processing, or in more than one. Name it in the 'categories' of the one that it belongs to.");
    }

    private static void Check(DataCategory category, IReadOnlyDictionary<string, string> places, List<string> faults)
    {
        foreach (var (what, text) in new[]
        {
            ("code", category.Code), ("name", category.Name), ("purpose", category.Purpose), ("basis", category.Basis), ("source", category.Source), ("seenBy", category.SeenBy),
        })
            if (string.IsNullOrWhiteSpace(text)) faults.Add($"{category.Code}: {what} is empty. Fill it in, in Dutch.");
        if (category.FieldCount == 0) faults.Add($"{category.Code}: has no field. Take the category out.");
        if (category.Kept.Count == 0) faults.Add($"{category.Code}: kept is empty. Say for each place how long it is kept, and what ends that.");
        foreach (var kept in category.Kept)
        {
            if (kept.In.Count == 0) faults.Add($"{category.Code}: kept without a place. Say where.");
            if (string.IsNullOrWhiteSpace(kept.Until)) faults.Add($"{category.Code}, {string.Join(", ", kept.In)}: until is empty. Say how long it is kept.");
            if (string.IsNullOrWhiteSpace(kept.EndedBy)) faults.Add($"{category.Code}, {string.Join(", ", kept.In)}: endedBy is empty. Say what ends it.");
            if (kept.Term is { } term && (Term.InWords(term) is not { } words || !kept.Until.Contains(words, StringComparison.OrdinalIgnoreCase)))
                faults.Add($"{category.Code}, {string.Join(", ", kept.In)}: term {term} is not what until says. Write a duration of one unit, as in P13W, and its words, as in '13 weken'.");
            foreach (var unknown in kept.In.Where(place => !places.ContainsKey(place))) faults.Add($"{category.Code}: {unknown} does not stand under places. Say there what it is.");
        }
        foreach (var twice in category.Kept.SelectMany(kept => kept.In).GroupBy(place => place).Where(same => same.Count() > 1))
            faults.Add($"{category.Code}: two terms for {twice.Key}. Leave one, or make two categories.");
    }
}
