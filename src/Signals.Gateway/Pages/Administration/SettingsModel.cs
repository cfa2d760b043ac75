using Signals.Gateway.Areas;
using Signals.Gateway.Settings;

namespace Signals.Gateway.Pages.Administration;

/// <summary>The settings page as it stands.</summary>
/// <param name="Municipality">Whose settings.</param>
/// <param name="Choices">How soon it can ask, and what chance does then.</param>
/// <param name="Chosen">The code of what is chosen.</param>
/// <param name="Households">The fewest households, as they are filled in.</param>
/// <param name="SourceKinds">The fewest kinds of source, as they are filled in.</param>
/// <param name="MayChange">Whether the visitor may change them.</param>
/// <param name="IsSaved">Whether they have just been changed.</param>
/// <param name="Errors">What is wrong with what was filled in.</param>
public sealed record SettingsModel(
    NamedCode Municipality, IReadOnlyList<SettingsChoice> Choices, string Chosen, string Households, string SourceKinds, bool MayChange, bool IsSaved,
    IReadOnlyList<(string Field, string Message)> Errors)
{
    /// <summary>What chance does with what is chosen.</summary>
    public ByChance ByChance => Choices.First(choice => choice.Code == Chosen).ByChance;
}

/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="ByChance">How often chance alone raises a prompt then.</param>
public sealed record SettingsChoice(string Code, string Name, ByChance ByChance);
