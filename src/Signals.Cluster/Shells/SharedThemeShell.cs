using Orleans.Concurrency;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Themes;

namespace Signals.Cluster.Shells;

/// <inheritdoc cref="ISharedTheme"/>
[Alias("signals.theme")]
public interface ISharedThemeShell : ISharedTheme, IGrainWithStringKey;

/// <inheritdoc cref="ISharedTheme"/>
[GrainType(StreamKeys.ThemeKind), Reentrant]
public sealed class SharedThemeShell(GrainContext context) : Shell<SharedThemeGrain>(key => GrainsByKey.Theme(key, context)), ISharedThemeShell;
