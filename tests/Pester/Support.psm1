# What the suites share: the built module, a simulator, a pipeline to run on it, and child shells.

Import-Module ([IO.Path]::Combine($PSScriptRoot, 'ChildShell.psm1'))

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
    # dotnet test names the one that it has built itself; without that, it is what ./build.ps1 has made.
    $path = if ($env:XSCRAPE_MODULE) { $env:XSCRAPE_MODULE } else { [IO.Path]::Combine((Split-Path (Split-Path $PSScriptRoot)), 'out', 'XScrape', 'XScrape.psd1') }
    if (-not (Test-Path -LiteralPath $path)) { throw "There is no $path; run ./build.ps1 first." }
    $path
}

function Get-TestPesterPath {
    # Pester of that major version, or nothing: from what dotnet test has restored, else as installed.
    param([int] $Major)
    $given = @("$env:XSCRAPE_PESTER" -split [IO.Path]::PathSeparator | Where-Object { $_ })
    if (-not $given) { $given = @(Get-Module -Name Pester -ListAvailable | ForEach-Object { $_.Path -replace 'psm1$', 'psd1' }) }
    $given | Where-Object { ([version](Import-PowerShellDataFile -LiteralPath $_).ModuleVersion).Major -eq $Major } | Select-Object -First 1
}

function Select-TestSample {
    # Of cases that take long, the same few each time; all of them where XSCRAPE_FULL is 1, as in .ci/run.
    param([Parameter(Mandatory = $true, Position = 0)][object[]] $Case, [Parameter(Mandatory = $true)][int[]] $Index)
    if ($env:XSCRAPE_FULL -eq '1') { $Case } else { $Case[$Index] }
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

function Invoke-SimulatorCall {
    # A call that none of our cmdlets makes, signed as any client would: for breaking what they made.
    param([hashtable] $Simulator, [string] $AccountId, [string] $Service, [hashtable] $Form = @{}, [string] $Method = 'POST', [string] $Path = '/', [string] $Json)
    $keys = $Simulator.Accounts | Where-Object AccountId -eq $AccountId
    $uri = [uri]$Simulator.EndpointUrl
    $body = if ($Json) { $Json } else { @($Form.GetEnumerator() | ForEach-Object { "$($_.Key)=$([uri]::EscapeDataString($_.Value))" }) -join '&' }
    $type = if ($Json) { 'application/json' } else { 'application/x-www-form-urlencoded; charset=utf-8' }
    $hex = { param($bytes) [BitConverter]::ToString($bytes).Replace('-', '').ToLowerInvariant() }
    $sha = { param($text) & $hex ([Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes($text))) }
    $mac = { param([byte[]] $key, $text) , ([Security.Cryptography.HMACSHA256]::new($key).ComputeHash([Text.Encoding]::UTF8.GetBytes($text))) }
    $region = if ($Service -eq 'iam') { 'us-east-1' } else { $Simulator.Region }
    $now = [DateTime]::UtcNow.ToString('yyyyMMddTHHmmssZ')
    $scope = "$($now.Substring(0, 8))/$region/$Service/aws4_request"
    $canonical = "$Method`n$Path`n`nhost:$($uri.Authority)`nx-amz-date:$now`n`nhost;x-amz-date`n$(& $sha $body)"
    $key = [Text.Encoding]::UTF8.GetBytes('AWS4' + $keys.SecretAccessKey)
    foreach ($part in $scope.Split('/')) { $key = & $mac $key $part }
    $signature = & $hex (& $mac $key "AWS4-HMAC-SHA256`n$now`n$scope`n$(& $sha $canonical)")
    $request = [Net.HttpWebRequest]::Create([uri]::new($uri, $Path))
    $request.Method = $Method
    $request.ContentType = $type
    $request.Headers['X-Amz-Date'] = $now
    $request.Headers['Authorization'] = "AWS4-HMAC-SHA256 Credential=$($keys.AccessKeyId)/$scope, SignedHeaders=host;x-amz-date, Signature=$signature"
    if ($Method -ne 'GET') { $bytes = [Text.Encoding]::UTF8.GetBytes($body); $stream = $request.GetRequestStream(); $stream.Write($bytes, 0, $bytes.Length); $stream.Dispose() }
    $response = $request.GetResponse()
    try { [IO.StreamReader]::new($response.GetResponseStream()).ReadToEnd() } finally { $response.Dispose() }
}

Export-ModuleMember -Function Get-TestModulePath, Get-TestPesterPath, Select-TestSample, Get-TestConfiguration, Invoke-TestPipeline, Get-WriteCall, Get-NewConstruct, Invoke-SimulatorCall, Get-ChildShell, Invoke-ChildShell, Start-ChildShell
