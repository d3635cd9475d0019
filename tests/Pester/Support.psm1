# What the suites share: the built module, a simulator, and a pipeline to run on it.

$script:Yaml = @'
global:
  scrape_interval: 30s
scrape_configs:
  - job_name: kubernetes-pods
    kubernetes_sd_configs:
      - role: pod
'@

function Get-TestModulePath {
    # The package as a user gets it, never the sources.
    $path = [IO.Path]::Combine((Split-Path (Split-Path $PSScriptRoot)), 'out', 'XScrape', 'XScrape.psd1')
    if (-not (Test-Path -LiteralPath $path)) { throw "There is no $path; run ./build.ps1 first." }
    $path
}

function Get-TestConfiguration { $script:Yaml }

function Invoke-TestPipeline {
    # The procedure, in the seed's order or with the last two stages exchanged.
    param([hashtable] $Simulator, [string] $Name = 'prod-1', [switch] $BindFirst)
    $link = New-XAScraperSourceRole -Name $Name -TargetAccountId 444455556666 @Simulator |
        New-XAScraperTargetRole |
        New-XAScraper -ClusterArn $Simulator.ClusterArn -SubnetId $Simulator.SubnetId -WorkspaceArn $Simulator.WorkspaceArn -ScrapeConfiguration $script:Yaml
    if ($BindFirst) { $link | Update-XATrustPolicy | Wait-XAScraper } else { $link | Wait-XAScraper | Update-XATrustPolicy }
}

function Get-WriteCall {
    param($Simulator)
    @($Simulator.Calls | Where-Object IsWrite)
}

function Get-NewConstruct {
    # What Windows PowerShell 5.1 does not know, by syntax tree and tokens: this parser is newer and takes all of it.
    param([Management.Automation.Language.Ast] $Ast, [Management.Automation.Language.Token[]] $Token)
    $kinds = 'QuestionMark', 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr', 'Clean'
    foreach ($one in $Token) {
        if ($kinds -contains "$($one.Kind)") { "line $($one.Extent.StartLineNumber): $($one.Text)" }
        if ($one.Kind -eq 'Number' -and $one.Text -match '^0b|u[ysl]?$|[ys]$|n$') { "line $($one.Extent.StartLineNumber): $($one.Text)" }
        if ("$($one.Kind)" -in 'StringExpandable', 'HereStringExpandable' -and $one.Text -match '(?<!`)(``)*`[eu]') { "line $($one.Extent.StartLineNumber): escape of PowerShell 6 or later" }
    }
    $parameters = @{ 'ForEach-Object' = 'Parallel', 'ThrottleLimit', 'AsJob'; 'ConvertFrom-Json' = 'AsHashtable', 'Depth', 'NoEnumerate'; 'ConvertTo-Json' = 'AsArray', 'EnumsAsStrings'
        'Get-Content' = 'AsByteStream'; 'Set-Content' = 'AsByteStream'; 'Import-PowerShellDataFile' = 'SkipLimitCheck'; 'Split-Path' = 'Extension', 'LeafBase'; 'Select-String' = 'Raw'; 'Test-Path' = 'AsBoolean' }
    $commands = 'Join-String', 'Test-Json', 'Get-Error', 'ConvertFrom-Markdown', 'Show-Markdown', 'Remove-Alias', 'Get-Uptime', 'Get-SecureRandom'
    $variables = 'IsWindows', 'IsLinux', 'IsMacOS', 'IsCoreCLR', 'PSStyle', 'PSNativeCommandUseErrorActionPreference'
    foreach ($node in $Ast.FindAll({ $true }, $true)) {
        $new = switch ($node.GetType().Name) {
            'TernaryExpressionAst' { $true }
            'PipelineChainAst' { $true }
            'PipelineAst' { $node.Background }
            'UsingStatementAst' { "$($node.UsingStatementKind)" -eq 'Assembly' }
            'VariableExpressionAst' { $variables -contains $node.VariablePath.UserPath }
            'BinaryExpressionAst' { "$($node.Operator)" -like '?replace' -and $node.Right.Extent.Text -match '\{' }
            'NamedBlockAst' { "$($node.BlockKind)" -eq 'Clean' }
            'CommandAst' {
                $name = $node.GetCommandName()
                $used = @($node.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] } | ForEach-Object { $_.ParameterName })
                ($commands -contains $name) -or ($name -and $parameters.ContainsKey($name) -and @($used | Where-Object { $parameters[$name] -contains $_ }))
            }
            default { $false }
        }
        if ($new) { "line $($node.Extent.StartLineNumber): $($node.Extent.Text)" }
    }
}

Export-ModuleMember -Function Get-TestModulePath, Get-TestConfiguration, Invoke-TestPipeline, Get-WriteCall, Get-NewConstruct
