<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New roster file…</source>
        <translation>新建名册文件(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open roster file…</source>
        <translation>打开名册文件(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Close file</source>
        <translation>关闭文件(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Import roster…</source>
        <translation>导入花名册(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Add here</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Filter this page</source>
        <translation>筛选本页(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Search everything</source>
        <translation>查找一切(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>详情栏(&amp;I)</translation>
    </message>
    <message>
        <source>Ne&amp;xt part of the window</source>
        <translation>下一个区域(&amp;X)</translation>
    </message>
    <message>
        <source>Part of the window &amp;before</source>
        <translation>上一个区域(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>标准文字(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Dark colours</source>
        <translation>深色界面(&amp;D)</translation>
    </message>
    <message>
        <source>S&amp;witch to Chinese</source>
        <translation>切换到 English(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About roster</source>
        <translation>关于(&amp;A)</translation>
    </message>
</context>
<context>
    <name>Attendance</name>
    <message>
        <source>Attendance grid</source>
        <translation>考勤表</translation>
    </message>
    <message>
        <source>Scan at the door…</source>
        <translation>扫码签到…</translation>
    </message>
    <message>
        <source>Paste names…</source>
        <translation>粘贴名单…</translation>
    </message>
    <message>
        <source>Open again…</source>
        <translation>重新打开…</translation>
    </message>
    <message>
        <source>Check and close</source>
        <translation>核完结课</translation>
    </message>
    <message>
        <source>Open the training</source>
        <translation>开班</translation>
    </message>
    <message>
        <source>Go to trainings</source>
        <translation>去培训页</translation>
    </message>
    <message>
        <source>All present, this half-day</source>
        <translation>本半天全到</translation>
    </message>
    <message>
        <source>All present, whole training</source>
        <translation>全班各半天全到</translation>
    </message>
    <message>
        <source>Whole row</source>
        <translation>整行同此</translation>
    </message>
    <message>
        <source>Came late by…</source>
        <translation>迟到多久…</translation>
    </message>
    <message>
        <source>Next one</source>
        <translation>下一格</translation>
    </message>
    <message>
        <source>Confirm all</source>
        <translation>全部确认</translation>
    </message>
    <message>
        <source>No training yet</source>
        <translation>还没有培训班</translation>
    </message>
    <message>
        <source>Plan a training first; its attendance is kept here.</source>
        <translation>先在“培训”页新建培训班，考勤就记在这里。</translation>
    </message>
    <message>
        <source>Timetable or people are missing</source>
        <translation>还缺课程表或名单</translation>
    </message>
    <message>
        <source>Attendance needs half-days and people.</source>
        <translation>排好半天、编好名单后，就可以录考勤。</translation>
    </message>
    <message>
        <source>The training is not open yet</source>
        <translation>还没有开班</translation>
    </message>
    <message>
        <source>Once it is open, marks can be entered.</source>
        <translation>开班后就可以录考勤。</translation>
    </message>
    <message>
        <source>Confirmed: {count} cells.</source>
        <translation>已确认 {count} 格。</translation>
    </message>
    <message>
        <source>Marked present: {count} cells.</source>
        <translation>已把 {count} 个空格记为出勤。</translation>
    </message>
    <message>
        <source>{who}  ·  {when}: expected {due}, present {present}, leave {leave}, absent {absent}, open {blank}</source>
        <translation>{who}  ·  {when}：应到 {due}，实到 {present}，请假 {leave}，缺席 {absent}，未录 {blank}</translation>
    </message>
    <message>
        <source>without exam mark {count}</source>
        <translation>没有考试成绩 {count} 人</translation>
    </message>
    <message>
        <source>absence of {count} half-days is borne</source>
        <translation>旷课不超过 {count} 个半天</translation>
    </message>
    <message>
        <source>no absence is borne</source>
        <translation>不能旷课</translation>
    </message>
    <message>
        <source>late or early {count} times is one absence</source>
        <translation>迟到早退 {count} 次算旷课半天</translation>
    </message>
    <message>
        <source>exam from {points} points</source>
        <translation>考试 {points} 分合格</translation>
    </message>
    <message>
        <source>To complete: {parts}</source>
        <translation>结业：{parts}</translation>
    </message>
    <message>
        <source>more leave than that expels</source>
        <translation>超过的退学</translation>
    </message>
    <message>
        <source>absence of {count} half-days expels</source>
        <translation>旷课满 {count} 个半天的退学</translation>
    </message>
    <message>
        <source>absence counts with leave</source>
        <translation>旷课与请假合并计算</translation>
    </message>
    <message>
        <source>official leave counts as leave</source>
        <translation>公假也算请假</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>leaving early {count} times is one absence</source>
        <translation>早退 {count} 次算旷课半天</translation>
    </message>
    <message>
        <source>half a day only</source>
        <translation>只有半天</translation>
    </message>
    <message>
        <source>one day only, {halves} half-days</source>
        <translation>只有一天（{halves} 个半天）</translation>
    </message>
    <message>
        <source>{days} days, {halves} half-days</source>
        <translation>{days} 天（{halves} 个半天）</translation>
    </message>
    <message>
        <source>no leave is possible</source>
        <translation>不能请假</translation>
    </message>
    <message>
        <source>leave up to {count} half-days ({hours} hours)</source>
        <translation>请假不超过 {count} 个半天（{hours} 学时）</translation>
    </message>
    <message>
        <source>no half-days yet</source>
        <translation>课程表还没有排</translation>
    </message>
    <message>
        <source>leave up to {count} half-days</source>
        <translation>请假不超过 {count} 个半天</translation>
    </message>
    <message>
        <source>leave up to {part}/{whole} of the hours</source>
        <translation>请假不超过总学时的 {part}/{whole}</translation>
    </message>
    <message>
        <source>Closed: completed {done}, not completed {rest}.</source>
        <translation>已结课：结业 {done} 人，未结业 {rest} 人。</translation>
    </message>
    <message>
        <source>Go to a half-day first; nothing was marked.</source>
        <translation>请先把光标移到要录的半天；没有记。</translation>
    </message>
    <message>
        <source>{when} is still to come. Mark everybody present?</source>
        <translation>{when}还没到。仍要记为全到？</translation>
    </message>
    <message>
        <source>{count} of {all} half-days are still to come. Mark everybody present in all of them?</source>
        <translation>{all} 个半天里有 {count} 个还没到。仍要全部记为全到？</translation>
    </message>
    <message>
        <source>Mark all the same</source>
        <translation>仍记全到</translation>
    </message>
    <message>
        <source>It is held until {day}. Close it all the same?</source>
        <translation>这个班要到 {day} 才办完，现在就结课吗？</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>仍然结课</translation>
    </message>
    <message>
        <source>Why open it again?</source>
        <translation>为什么重新打开？</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训班</translation>
    </message>
    <message>
        <source>Whole training:</source>
        <translation>全班</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>应到</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>实到</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>Not entered</source>
        <translation>未录</translation>
    </message>
    <message>
        <source>Find: #row number or initials</source>
        <translation>跳到：#行号 或 拼音首字母</translation>
    </message>
    <message>
        <source>Space/1</source>
        <translation>空格/1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村（社区）</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Just came…</source>
        <translation>现场补报…</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>考试</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>to be checked</source>
        <translation>待核</translation>
    </message>
    <message>
        <source>just came</source>
        <translation>现场补报</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>认定</translation>
    </message>
    <message>
        <source>not entered</source>
        <translation>未录</translation>
    </message>
    <message>
        <source>{count} minutes late</source>
        <translation>迟到 {count} 分钟</translation>
    </message>
    <message>
        <source>came at {time}</source>
        <translation>{time} 到</translation>
    </message>
    <message>
        <source>not confirmed yet</source>
        <translation>还没确认</translation>
    </message>
    <message>
        <source>am</source>
        <translation>上</translation>
    </message>
    <message>
        <source>pm</source>
        <translation>下</translation>
    </message>
    <message>
        <source>eve</source>
        <translation>晚</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>{count} marks are only best guesses, drawn in a dashed box. Enter or space confirms.</source>
        <translation>有 {count} 格是预填的（虚线框），还没确认。回车或空格确认，按别的键就改。</translation>
    </message>
    <message>
        <source>Somebody just came…</source>
        <translation>现场补报…</translation>
    </message>
    <message>
        <source>Merge with a person of the file…</source>
        <translation>与名册里的人合并…</translation>
    </message>
    <message>
        <source>Grant leave…</source>
        <translation>请假…</translation>
    </message>
    <message>
        <source>Leave granted…</source>
        <translation>请假登记…</translation>
    </message>
    <message>
        <source>Makeup…</source>
        <translation>补训…</translation>
    </message>
    <message>
        <source>Decide the outcome…</source>
        <translation>认定结果…</translation>
    </message>
    <message>
        <source>Signed in by the list: {count} people.</source>
        <translation>按名单签到 {count} 人。</translation>
    </message>
    <message>
        <source>On the list: {number} {name}.</source>
        <translation>已列入：{number} {name}。</translation>
    </message>
    <message>
        <source>Kept as somebody new.</source>
        <translation>已作为新的人保留。</translation>
    </message>
    <message>
        <source>Merged; all marks are with {name} now.</source>
        <translation>已合并，考勤都归到 {name} 名下。</translation>
    </message>
    <message>
        <source>{name} has a mark in every half-day already.</source>
        <translation>{name} 每个半天都已有考勤，先清空要请假的格子。</translation>
    </message>
    <message>
        <source>Leave granted for {name}: {count} half-days.</source>
        <translation>{name} 请假 {count} 个半天，已预填，到时确认。</translation>
    </message>
    <message>
        <source>Decided.</source>
        <translation>已认定。</translation>
    </message>
    <message>
        <source>An exam mark is a number, such as 86 or 86.5.</source>
        <translation>考试成绩要填数字，如 86 或 86.5。</translation>
    </message>
    <message>
        <source>{count} more: type on, or ↓</source>
        <translation>还有 {count} 人，接着输或按 ↓</translation>
    </message>
    <message>
        <source>Minutes late, or when they came</source>
        <translation>迟到几分钟，或几点到</translation>
    </message>
    <message>
        <source>15 or 8:45</source>
        <translation>15 或 8:45</translation>
    </message>
    <message>
        <source>{who} late by</source>
        <translation>{who} 迟到</translation>
    </message>
</context>
<context>
    <name>Certificates</name>
    <message>
        <source>Print this one…</source>
        <translation>打印这一张…</translation>
    </message>
    <message>
        <source>Declare void…</source>
        <translation>作废…</translation>
    </message>
    <message>
        <source>Keep…</source>
        <translation>保留…</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Kept although {doubts}. Reason: {reason}</source>
        <translation>仍然保留（{doubts}）。理由：{reason}</translation>
    </message>
    <message>
        <source>{attended} of {total}</source>
        <translation>{attended} / {total}</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>证书编号</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>签发日期</translation>
    </message>
    <message>
        <source>Class hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Earlier ones</source>
        <translation>以前的</translation>
    </message>
    <message>
        <source>! in doubt</source>
        <translation>! 有疑问</translation>
    </message>
    <message>
        <source>✓ issued</source>
        <translation>✓ 已签发</translation>
    </message>
    <message>
        <source>× no longer on the list</source>
        <translation>× 已不在名单上</translation>
    </message>
    <message>
        <source>to be issued</source>
        <translation>待签发</translation>
    </message>
    <message>
        <source>{year}-{month}-{day}</source>
        <translation>{year}年{month}月{day}日</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>{count} ×</source>
        <translation>{count} 次</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>{day} is still to come. Issue all the same?</source>
        <translation>{day} 还没有到，现在就签发吗？</translation>
    </message>
    <message>
        <source>Issue all the same</source>
        <translation>仍然签发</translation>
    </message>
    <message>
        <source>Issuing certificates</source>
        <translation>正在签发证书</translation>
    </message>
    <message>
        <source>Certificates {title}.pdf</source>
        <translation>结业证书 {title}.pdf</translation>
    </message>
    <message>
        <source>Save certificates</source>
        <translation>保存证书</translation>
    </message>
    <message>
        <source>Writing certificates</source>
        <translation>正在生成证书</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训班</translation>
    </message>
    <message>
        <source>Day of issue</source>
        <translation>签发日期</translation>
    </message>
    <message>
        <source>People of the training</source>
        <translation>班里的人</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>保存 PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>签发</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村（社区）</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>No trainings yet</source>
        <translation>还没有培训班</translation>
    </message>
    <message>
        <source>Certificates are issued after a training is closed.</source>
        <translation>培训班核完结课后，在这里签发证书。</translation>
    </message>
    <message>
        <source>Nobody is enrolled</source>
        <translation>名单是空的</translation>
    </message>
    <message>
        <source>People are enrolled on the page Trainings.</source>
        <translation>请到“培训”页编入名单。</translation>
    </message>
    <message>
        <source>Certificates can be issued once attendance is closed</source>
        <translation>核完结课后才能签发</translation>
    </message>
    <message>
        <source>{people} people, {issued} certificates</source>
        <translation>{people} 人，证书 {issued} 张</translation>
    </message>
    <message>
        <source>Next in doubt</source>
        <translation>下一张有疑问的</translation>
    </message>
    <message>
        <source>{training} · {count} in doubt</source>
        <translation>{training} · {count} 张有疑问</translation>
    </message>
    <message>
        <source>Issue {count}</source>
        <translation>签发 {count} 人</translation>
    </message>
    <message>
        <source>The certificate appears here</source>
        <translation>证书在这里预览</translation>
    </message>
    <message>
        <source>Choose a person at the left.</source>
        <translation>请在左边选一个人。</translation>
    </message>
    <message>
        <source>No certificate</source>
        <translation>没有证书</translation>
    </message>
    <message>
        <source>Certificate of {name}</source>
        <translation>{name}的证书</translation>
    </message>
    <message>
        <source>(number comes with the issue)</source>
        <translation>（签发后编号）</translation>
    </message>
    <message>
        <source>{count} certificates issued: {first} to {last}</source>
        <translation>已签发 {count} 张：{first} 至 {last}</translation>
    </message>
    <message>
        <source>{pages} pages saved in “{file}”.</source>
        <translation>已存 {pages} 页到“{file}”。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>{pages} pages sent to the printer.</source>
        <translation>已送打印机 {pages} 页。</translation>
    </message>
    <message>
        <source> {count} in doubt were left out: {name}, {doubts}{more}</source>
        <translation>另有 {count} 张有疑问，没有印：{name}，{doubts}{more}</translation>
    </message>
    <message>
        <source>Void: {number}. The number is not used again.</source>
        <translation>已作废：{number}。这个编号不再使用。</translation>
    </message>
    <message>
        <source>Kept valid: {count}.</source>
        <translation>已保留 {count} 张，仍然有效。</translation>
    </message>
    <message>
        <source>Corrected: {count}, now {number}.</source>
        <translation>已更正 {count} 张，新编号：{number}。</translation>
    </message>
    <message>
        <source>Why do they stay valid ({count})?</source>
        <translation>为何仍然有效（{count} 张）？</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Why is it void?</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Declare void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Printing certificates</source>
        <translation>正在打印证书</translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>Coverage</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>People missing</source>
        <translation>未训人员</translation>
    </message>
    <message>
        <source>Save the names of those missing</source>
        <translation>保存未训人员名单</translation>
    </message>
    <message>
        <source>Writing the list</source>
        <translation>正在生成名单</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Export names…</source>
        <translation>导出未训名单…</translation>
    </message>
    <message>
        <source>No villages yet</source>
        <translation>还没有村（社区）</translation>
    </message>
    <message>
        <source>Coverage is shown village by village.</source>
        <translation>这里按村（社区）显示覆盖情况。</translation>
    </message>
    <message>
        <source>Who holds several posts is counted under each, and once in the total.</source>
        <translation>一人兼任多职的，分别统计，合计按人数计。</translation>
    </message>
    <message>
        <source>{trainings} trainings · {times} person-times · {persons} persons trained · {covered} of {must} who must attend</source>
        <translation>举办 {trainings} 期 · 培训 {times} 人次 · 参训 {persons} 人 · 应训 {must} 人中已全部参训 {covered} 人</translation>
    </message>
    <message>
        <source>{times} of the person-times at {trainings} trainings held above</source>
        <translation>人次中 {times} 人次为上级调训（{trainings} 期）</translation>
    </message>
    <message>
        <source>{count} more are closed but end later (the first on {day}); not counted</source>
        <translation>另有 {count} 期已结课，但到那一天还没有办完（最早到 {day}），没有计入</translation>
    </message>
    <message>
        <source>All tiers</source>
        <translation>各级</translation>
    </message>
    <message>
        <source>{people} names saved in “{file}”.</source>
        <translation>已存 {people} 人到“{file}”。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>{requirement}: of {count} nobody says whether newly elected</source>
        <translation>{requirement}：{count} 人是否新任未知</translation>
    </message>
    <message>
        <source>Must</source>
        <translation>应训</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>已训</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>未训</translation>
    </message>
    <message>
        <source>nobody due</source>
        <translation>没有应训</translation>
    </message>
    <message>
        <source>✓ all trained</source>
        <translation>✓ 全部已训</translation>
    </message>
    <message>
        <source>{missing} missing</source>
        <translation>未训 {missing}</translation>
    </message>
    <message>
        <source>{must} due, {trained} trained, {missing} missing</source>
        <translation>应训 {must} 人，已训 {trained} 人，未训 {missing} 人</translation>
    </message>
    <message>
        <source>Missing: {missing}</source>
        <translation>未训 {missing} 人</translation>
    </message>
    <message>
        <source>Nobody is missing</source>
        <translation>没有未训的人</translation>
    </message>
    <message>
        <source>Everybody who must attend is trained.</source>
        <translation>应训的人都已参训。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村（社区）</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Coverage by village</source>
        <translation>各村（社区）覆盖</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>roster did not end as it should last time. Everything that was saved is safe.</source>
        <translation>roster 上次没有正常结束。已保存的内容都在。</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出了意外</translation>
    </message>
    <message>
        <source>This is a mistake in roster. What was saved is safe; the last step was undone.</source>
        <translation>这是程序的错。已保存的内容都在，刚才这一步没有做成。</translation>
    </message>
    <message>
        <source>You can go on working. The report holds no personal data and helps to mend roster.</source>
        <translation>可以继续使用。报告里没有个人信息，可以复制给维护程序的人。</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
</context>
<context>
    <name>Decision</name>
    <message>
        <source>Decide the outcome</source>
        <translation>认定结果</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>认定</translation>
    </message>
    <message>
        <source>As the rule says</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>By the rule: {outcome}</source>
        <translation>按规则：{outcome}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Roster files</source>
        <translation>名册文件</translation>
    </message>
    <message>
        <source>Open roster file</source>
        <translation>打开名册文件</translation>
    </message>
    <message>
        <source>Undone: {action}</source>
        <translation>已撤销：{action}</translation>
    </message>
    <message>
        <source>Done again: {action}</source>
        <translation>已重做：{action}</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>没有可以撤销的操作。</translation>
    </message>
    <message>
        <source>Nothing to redo.</source>
        <translation>没有可以重做的操作。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo it</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The last action was not done here just now: {action}, {when}. Undo it all the same?</source>
        <translation>最近一步不是刚才在这一页做的：{action}，{when}。仍要撤销它？</translation>
    </message>
</context>
<context>
    <name>Doubts</name>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>{count} certificates are now in doubt: {people}{more}</source>
        <translation>{count} 张证书有疑问：{people}{more}</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Choose workbook…</source>
        <translation>选择表格…</translation>
    </message>
    <message>
        <source>Workbooks</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>“{text}” is no day; it is still {day}.</source>
        <translation>“{text}”不是日期，仍是 {day}。</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Villages</source>
        <translation>村（社区）</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Making the file</source>
        <translation>正在建立</translation>
    </message>
    <message>
        <source>Type the name of your township, for example 河台</source>
        <translation>输入镇（街道）的名字，例如 河台</translation>
    </message>
    <message>
        <source>Eighth term (2026–2031)</source>
        <translation>第八届（2026—2031）</translation>
    </message>
    <message>
        <source>Drop the list of cadres here (Excel, WPS, CSV)</source>
        <translation>把花名册拖到这里（Excel、WPS、CSV）</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>Begin with your unit</source>
        <translation>先选好单位</translation>
    </message>
    <message>
        <source>I have a roster file already…</source>
        <translation>打开已有的名册文件…</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>届次</translation>
    </message>
    <message>
        <source>Try with the example township</source>
        <translation>用示例镇试一试</translation>
    </message>
    <message>
        <source>Can wait: people can be imported or added later.</source>
        <translation>可以先不选，以后再导入或逐个添加。</translation>
    </message>
    <message>
        <source>First roster</source>
        <translation>第一份花名册</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Everything is kept in one file: {path}</source>
        <translation>全部内容都存在一个文件里：{path}</translation>
    </message>
    <message>
        <source>{count} villages and communities: {names}</source>
        <translation>{count} 个村（社区）：{names}</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村（社区）</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Classroom</source>
        <translation>课堂</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>In no group</source>
        <translation>没有分组</translation>
    </message>
    <message>
        <source>How many groups</source>
        <translation>组数</translation>
    </message>
    <message>
        <source>villages spread</source>
        <translation>各村打散</translation>
    </message>
    <message>
        <source>villages together</source>
        <translation>同村一组</translation>
    </message>
    <message>
        <source>How groups are made</source>
        <translation>怎样分组</translation>
    </message>
    <message>
        <source>Order of the seats</source>
        <translation>座位次序</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>各组</translation>
    </message>
    <message>
        <source>People by group and seat</source>
        <translation>分组和座位</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>还没有人</translation>
    </message>
    <message>
        <source>Groups and seats are for people on the list.</source>
        <translation>先把人编入名单，再分组排座。</translation>
    </message>
    <message>
        <source>Divide</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Give seats</source>
        <translation>排座位</translation>
    </message>
    <message>
        <source>Swap the seats of two</source>
        <translation>两人对调</translation>
    </message>
    <message>
        <source>Groups:</source>
        <translation>分成几组</translation>
    </message>
    <message>
        <source>Seats:</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>A digit moves those chosen to that group, 0 to none. F2 names a group, or writes group and seat in place; a seat that is taken changes hands.</source>
        <translation>选中后按数字键，移到那一组；0 为不分组。F2 给组改名，或直接改组、改座位；座位有人，就两人对调。</translation>
    </message>
    <message>
        <source>Main classroom</source>
        <translation>主课堂</translation>
    </message>
    <message>
        <source>Into no group</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Divided into {groups} groups.</source>
        <translation>已分成 {groups} 组。</translation>
    </message>
    <message>
        <source>Everybody has a seat: {order}.</source>
        <translation>座位已排好：{order}。</translation>
    </message>
    <message>
        <source>{first} and {second} changed seats.</source>
        <translation>{first}和{second}已对调座位。</translation>
    </message>
    <message>
        <source>{count} people are in {group} now.</source>
        <translation>已把 {count} 人移到{group}。</translation>
    </message>
    <message>
        <source>no group</source>
        <translation>“不分组”</translation>
    </message>
    <message>
        <source>{count} people are in {room} now; seats are as before.</source>
        <translation>已把 {count} 人分到{room}，座位号没有变。</translation>
    </message>
    <message>
        <source>the main classroom</source>
        <translation>主课堂</translation>
    </message>
    <message>
        <source>“{text}” is no number of a seat; nothing was changed.</source>
        <translation>“{text}”不是座位号，没有改。</translation>
    </message>
    <message>
        <source>{name} has seat {seat}.</source>
        <translation>{name}坐 {seat} 号。</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Next problem  F8</source>
        <translation>下一个问题  F8</translation>
    </message>
    <message>
        <source>{count} problems</source>
        <translation>{count} 个问题</translation>
    </message>
    <message>
        <source>Reading the other rows …</source>
        <translation>正在读其余的行……</translation>
    </message>
    <message>
        <source>Put {count} rows aside</source>
        <translation>留下 {count} 行待处理</translation>
    </message>
    <message>
        <source>Import {count} rows</source>
        <translation>导入 {count} 行</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>要决定</translation>
    </message>
    <message>
        <source>The list says: {text}</source>
        <translation>表里写的：{text}</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>The cell says</source>
        <translation>单元格内容</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>怎么处理</translation>
    </message>
    <message>
        <source>Row {row}</source>
        <translation>第 {row} 行</translation>
    </message>
    <message>
        <source>Row {row} · {column}</source>
        <translation>第 {row} 行 {column} 列</translation>
    </message>
    <message>
        <source>Whoever is named here is left out</source>
        <translation>这里写的人不导入</translation>
    </message>
    <message>
        <source>Row is left out</source>
        <translation>这一行先不导入</translation>
    </message>
    <message>
        <source>Imported; please check</source>
        <translation>照常导入，请核对</translation>
    </message>
    <message>
        <source>Sheets of the workbook</source>
        <translation>各张工作表</translation>
    </message>
    <message>
        <source>The sheet as it is</source>
        <translation>原表</translation>
    </message>
    <message>
        <source>Leave this column out</source>
        <translation>这一列不用</translation>
    </message>
    <message>
        <source>Read this sheet</source>
        <translation>读这张表</translation>
    </message>
    <message>
        <source>{sheet} (hidden)</source>
        <translation>{sheet}（隐藏）</translation>
    </message>
    <message>
        <source>This sheet is not read.</source>
        <translation>这张表没有读。</translation>
    </message>
    <message>
        <source>The header begins with this row</source>
        <translation>表头从这一行开始</translation>
    </message>
    <message>
        <source>The header ends with this row</source>
        <translation>表头到这一行为止</translation>
    </message>
    <message>
        <source>This sheet has no header</source>
        <translation>这张表没有表头</translation>
    </message>
    <message>
        <source>{count} rows hidden</source>
        <translation>{count} 行隐藏</translation>
    </message>
    <message>
        <source>{count} cells struck through</source>
        <translation>{count} 格划掉</translation>
    </message>
    <message>
        <source>{count} comments</source>
        <translation>{count} 条批注</translation>
    </message>
    <message>
        <source>Column {column} is …</source>
        <translation>{column} 列是…</translation>
    </message>
    <message>
        <source>Drop the list of people here (Excel, WPS, CSV)</source>
        <translation>把花名册拖到这里（Excel、WPS、CSV）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Reading “{file}” …</source>
        <translation>正在读“{file}”…</translation>
    </message>
    <message>
        <source>{count} names were pasted, without a village. Where are they?</source>
        <translation>粘贴了 {count} 个名字，没有写村（社区）。他们是哪里的？</translation>
    </message>
    <message>
        <source>Password of the workbook</source>
        <translation>打开密码</translation>
    </message>
    <message>
        <source>Village of the people pasted</source>
        <translation>这些人的村（社区）</translation>
    </message>
    <message>
        <source>Which list?</source>
        <translation>导入哪份花名册？</translation>
    </message>
    <message>
        <source>Any layout will do: roster finds the header and the columns by itself. Nothing is written before you have seen it.</source>
        <translation>不用改表格格式，表头和各列会自动识别。看过之后才会写入。</translation>
    </message>
    <message>
        <source>The workbook is locked</source>
        <translation>文件有密码</translation>
    </message>
    <message>
        <source>Which village?</source>
        <translation>哪个村（社区）？</translation>
    </message>
    <message>
        <source>Import roster</source>
        <translation>导入花名册</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>What was understood</source>
        <translation>读懂的内容</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>Every cell was understood.</source>
        <translation>每一格都读懂了。</translation>
    </message>
    <message>
        <source>This row</source>
        <translation>这一行</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>是新的人</translation>
    </message>
    <message>
        <source>Let it wait</source>
        <translation>先放着</translation>
    </message>
    <message>
        <source>Take my answer back and ask again</source>
        <translation>收回我的决定，重新判断</translation>
    </message>
    <message>
        <source>Header begins one row higher</source>
        <translation>表头上边上移一行</translation>
    </message>
    <message>
        <source>Header begins one row lower</source>
        <translation>表头上边下移一行</translation>
    </message>
    <message>
        <source>Header ends one row higher</source>
        <translation>表头下边上移一行</translation>
    </message>
    <message>
        <source>Header ends one row lower</source>
        <translation>表头下边下移一行</translation>
    </message>
    <message>
        <source>Understanding the list</source>
        <translation>正在读懂名单</translation>
    </message>
    <message>
        <source>Mark the problems in the list…</source>
        <translation>把问题标回原表…</translation>
    </message>
    <message>
        <source>Another workbook…</source>
        <translation>换一个文件…</translation>
    </message>
    <message>
        <source>Paste a table or names</source>
        <translation>粘贴表格或名单</translation>
    </message>
    <message>
        <source>Imports so far</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>下一个问题</translation>
    </message>
    <message>
        <source>Problem before</source>
        <translation>上一个问题</translation>
    </message>
    <message>
        <source>Import the rows</source>
        <translation>导入这些行</translation>
    </message>
    <message>
        <source>No list of people was found. Point at its header: right click or menu key in its row.</source>
        <translation>没有找到人员名单。请在表里指出表头：在表头那一行按右键或菜单键。</translation>
    </message>
    <message>
        <source>{count} posts of people who left have ended.</source>
        <translation>离任人员的 {count} 项任职已结束。</translation>
    </message>
    <message>
        <source>{file} · the first {rows} rows; the others follow …</source>
        <translation>{file} · 先看前 {rows} 行，其余正在读……</translation>
    </message>
    <message>
        <source>{file} · {people} people in {rows} rows</source>
        <translation>{file} · {rows} 行中有 {people} 人</translation>
    </message>
    <message>
        <source>Next workbook ({count} wait)</source>
        <translation>下一份（还有 {count} 份）</translation>
    </message>
    <message>
        <source>Imported: {new} new people, {changed} changed, {waiting} left.</source>
        <translation>已导入：新增 {new} 人，变更 {changed} 人，待定 {waiting} 行。</translation>
    </message>
    <message>
        <source>Save the list with its problems marked</source>
        <translation>保存标好问题的表</translation>
    </message>
    <message>
        <source>Marking the problems</source>
        <translation>正在标出问题</translation>
    </message>
    <message>
        <source>{cells} cells are marked in “{file}”.</source>
        <translation>已在“{file}”里标出 {cells} 格。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Comment: {text}</source>
        <translation>批注：{text}</translation>
    </message>
    <message>
        <source>Struck through in the file</source>
        <translation>原表里划掉了</translation>
    </message>
    <message>
        <source>This row is hidden in the file; it is read all the same.</source>
        <translation>这一行在原表里是隐藏的，照样读入。</translation>
    </message>
    <message>
        <source>Drag onto a column, or click for the column of the current cell</source>
        <translation>拖到一列上；或单击，用于光标所在的列</translation>
    </message>
    <message>
        <source>Not found yet:</source>
        <translation>还没找到：</translation>
    </message>
    <message>
        <source>{column} “{header}”</source>
        <translation>{column} “{header}”</translation>
    </message>
    <message>
        <source>known, not imported</source>
        <translation>认得，不导入</translation>
    </message>
    <message>
        <source>The header is that of the import of {day}; its columns are used again.</source>
        <translation>表头与 {day} 导入时相同，沿用当时的列对应。</translation>
    </message>
    <message>
        <source>Do not use it</source>
        <translation>不沿用</translation>
    </message>
    <message>
        <source>Header and columns are read as you said.</source>
        <translation>表头和各列按你说的读。</translation>
    </message>
    <message>
        <source>Find them anew</source>
        <translation>恢复自动识别</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>是哪一位</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Choose a row to see why it becomes what it becomes.</source>
        <translation>选一行，看看它为什么这样处理。</translation>
    </message>
    <message>
        <source>Moved here, old post ends</source>
        <translation>调到本村，原职结束</translation>
    </message>
    <message>
        <source>Moved here</source>
        <translation>调到本村</translation>
    </message>
    <message>
        <source>Old post ended; home stays</source>
        <translation>原职已免，所在村不变</translation>
    </message>
    <message>
        <source>Same, number corrected</source>
        <translation>同一人，号码更正</translation>
    </message>
    <message>
        <source>Both posts; home stays</source>
        <translation>两处任职，所在村不变</translation>
    </message>
    <message>
        <source>Same person; home stays</source>
        <translation>同一人，所在村不变</translation>
    </message>
    <message>
        <source>Same person, keep number</source>
        <translation>同一人，号码以名册为准</translation>
    </message>
    <message>
        <source>The same person</source>
        <translation>同一人</translation>
    </message>
    <message>
        <source>Row {row}, {name}: {reason}.</source>
        <translation>第 {row} 行 {name}：{reason}。</translation>
    </message>
    <message>
        <source>Row {row}, {name}: {question} Press the digit in front.</source>
        <translation>第 {row} 行 {name}：{question} 按前面的数字键。</translation>
    </message>
    <message>
        <source>Who is it? Press the digit in front.</source>
        <translation>是哪一位？按前面的数字键。</translation>
    </message>
    <message>
        <source>Put the cell right with F2; otherwise the row waits.</source>
        <translation>按 F2 改正格子；不改的话，这一行先留着。</translation>
    </message>
    <message>
        <source>in the list</source>
        <translation>表里写的</translation>
    </message>
    <message>
        <source>Somebody new, the number is left out</source>
        <translation>是新的人，身份证号码先不要</translation>
    </message>
    <message>
        <source>None of them: somebody new</source>
        <translation>都不是，是新的人</translation>
    </message>
    <message>
        <source>Another person</source>
        <translation>另一人（新增）</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>名册里</translation>
    </message>
    <message>
        <source>After the import</source>
        <translation>导入后</translation>
    </message>
    <message>
        <source>Where they differ: {rule}…</source>
        <translation>不同时{rule}…</translation>
    </message>
    <message>
        <source>Not in the list</source>
        <translation>名单里没有的人</translation>
    </message>
    <message>
        <source>Damaged numbers</source>
        <translation>有误的身份证号</translation>
    </message>
</context>
<context>
    <name>ImportRules</name>
    <message>
        <source>Two people of the file fit</source>
        <translation>名册里有两人都对得上</translation>
    </message>
    <message>
        <source>Identity number of somebody with another name</source>
        <translation>身份证号码相同，姓名不同</translation>
    </message>
    <message>
        <source>Only name and village are the same</source>
        <translation>只有姓名和村相同</translation>
    </message>
    <message>
        <source>Only name, village and phone are the same</source>
        <translation>只有姓名、村和电话相同</translation>
    </message>
    <message>
        <source>Name and birth or phone of somebody in another village</source>
        <translation>与别村的人姓名及出生年月或电话相同</translation>
    </message>
    <message>
        <source>Rules for the whole list</source>
        <translation>整份名单的规则</translation>
    </message>
    <message>
        <source>Decide anew</source>
        <translation>按此处理</translation>
    </message>
    <message>
        <source>List and file differ</source>
        <translation>表里与名册不同时</translation>
    </message>
    <message>
        <source>Posts of this term that the list no longer names</source>
        <translation>表里没有再写到的本届原职务</translation>
    </message>
    <message>
        <source>Birth, gender or identity number differ</source>
        <translation>出生年月、性别或身份证号码对不上</translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message>
        <source>Imports so far</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>Import roster</source>
        <translation>导入花名册</translation>
    </message>
    <message>
        <source>Undo this import…</source>
        <translation>撤销这次导入…</translation>
    </message>
    <message>
        <source>No imports yet</source>
        <translation>还没有导入过</translation>
    </message>
    <message>
        <source>Every list that was imported will stand here.</source>
        <translation>导入过的名单都会列在这里。</translation>
    </message>
    <message>
        <source>The import of “{file}” was taken back.</source>
        <translation>已撤销“{file}”的导入。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>List</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>New people</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Posts ended</source>
        <translation>离任</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>撤销这次导入</translation>
    </message>
    <message>
        <source>Take the import of “{file}” of {day} back?</source>
        <translation>撤销 {day} 导入的“{file}”？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>不撤销</translation>
    </message>
    <message>
        <source>Everything done since stays as it is.</source>
        <translation>之后做的其他事都不动。</translation>
    </message>
    <message>
        <source>This import cannot be undone yet</source>
        <translation>这次导入还不能撤销</translation>
    </message>
    <message>
        <source>What “{file}” brought was worked on later. Nothing was changed. Take these edits back first, or correct the people one by one.</source>
        <translation>“{file}”导入的内容后来又有改动，什么都没有动。请先撤回下面这些改动，或逐人更正。</translation>
    </message>
    <message>
        <source>Later edits</source>
        <translation>后来的改动</translation>
    </message>
    <message>
        <source>Open the person</source>
        <translation>打开这个人</translation>
    </message>
    <message>
        <source>{count} new people leave the file with their posts.</source>
        <translation>新增的 {count} 人连同任职从名册里去掉。</translation>
    </message>
    <message>
        <source>{count} people become again as they were.</source>
        <translation>变更的 {count} 人改回原样。</translation>
    </message>
    <message>
        <source>{count} rows left over go.</source>
        <translation>留下待处理的 {count} 行去掉。</translation>
    </message>
    <message>
        <source>{count} ended posts are held again.</source>
        <translation>结束的 {count} 项任职恢复。</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>About whom</source>
        <translation>涉及谁</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>Waiting rows</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>没有待处理的</translation>
    </message>
    <message>
        <source>Rows of a list that cannot be imported at once will wait here for you.</source>
        <translation>导入时一时收不进来的行，会留在这里等着处理。</translation>
    </message>
    <message>
        <source>Drop…</source>
        <translation>不要了…</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>收下</translation>
    </message>
    <message>
        <source>Take this row</source>
        <translation>收下这一行</translation>
    </message>
    <message>
        <source>{rows} rows of {files} lists</source>
        <translation>{files} 份名单留下 {rows} 行</translation>
    </message>
    <message>
        <source>Take {count} rows</source>
        <translation>收下 {count} 行</translation>
    </message>
    <message>
        <source>Taken: {new} new people, {changed} changed, {waiting} left.</source>
        <translation>已收下：新增 {new} 人，变更 {changed} 人，还留 {waiting} 行。</translation>
    </message>
    <message>
        <source>Why are {count} rows not needed?</source>
        <translation>这 {count} 行为什么不要？</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>不要了</translation>
    </message>
    <message>
        <source>{count} rows were dropped.</source>
        <translation>去掉了 {count} 行。</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>没有选中</translation>
    </message>
    <message>
        <source>Choose a row to put its fields right.</source>
        <translation>选一行，在这里改正。</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>（没有姓名）</translation>
    </message>
    <message>
        <source>{file}, row {row}</source>
        <translation>{file}，第 {row} 行</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>来的日期</translation>
    </message>
</context>
<context>
    <name>Leave</name>
    <message>
        <source>Save the proof</source>
        <translation>保存证明</translation>
    </message>
    <message>
        <source>PDF or picture, 10 MB at most</source>
        <translation>PDF 或图片，不超过 10 MB</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选文件…</translation>
    </message>
    <message>
        <source>Proofs</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Proof of leave</source>
        <translation>请假证明</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>Grant leave</source>
        <translation>准假</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Leave granted</source>
        <translation>请假登记</translation>
    </message>
    <message>
        <source>No leave was granted yet</source>
        <translation>还没有人请假</translation>
    </message>
    <message>
        <source>F6 on the row of a person grants leave.</source>
        <translation>在考勤表里某人那一行按 F6 登记请假。</translation>
    </message>
    <message>
        <source>Take leave back</source>
        <translation>撤回请假</translation>
    </message>
    <message>
        <source>Save the proof…</source>
        <translation>保存证明…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村（社区）</translation>
    </message>
    <message>
        <source>Half-days</source>
        <translation>半天</translation>
    </message>
</context>
<context>
    <name>Leavers</name>
    <message>
        <source>Not in this list</source>
        <translation>名单里没有的人</translation>
    </message>
    <message>
        <source>People not in this list</source>
        <translation>名单里没有的人</translation>
    </message>
    <message>
        <source>These people hold posts in the villages of this list and are not in it. Tick those who have left: their posts end with the import. The others stay as they are; nobody is ever removed.</source>
        <translation>这些人在名单所列的村（社区）任职，名单里却没有他们。已离任的请打勾，导入时结束其任职；不打勾的原样不动。不会删除任何人。</translation>
    </message>
    <message>
        <source>The list names only a part of the people of {units}: nobody is shown there.</source>
        <translation>{units}只列了一部分人，没有提出离任。</translation>
    </message>
    <message>
        <source>{count} people have left</source>
        <translation>{count} 人离任</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>任职时间</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>Training of village cadres after an election: rosters, attendance, certificates, coverage. Works without a network; everything stays in your file.</source>
        <translation>换届后村干部培训：花名册、考勤、证书、覆盖率。不用联网，所有内容都在自己的文件里。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>On this page</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>Go to page</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>roster</source>
        <translation>村干部培训名册</translation>
    </message>
</context>
<context>
    <name>Makeup</name>
    <message>
        <source>Makeup for what was missed</source>
        <translation>补训</translation>
    </message>
    <message>
        <source>Half-days missed</source>
        <translation>缺的课</translation>
    </message>
    <message>
        <source>Nobody missed anything</source>
        <translation>没有人缺课</translation>
    </message>
    <message>
        <source>Half-days of leave and absence stand here.</source>
        <translation>请假、旷课的半天会列在这里。</translation>
    </message>
    <message>
        <source>Attended elsewhere</source>
        <translation>别处上过的课</translation>
    </message>
    <message>
        <source>Nothing can make up for it yet</source>
        <translation>还没有可以抵的课</translation>
    </message>
    <message>
        <source>Needed: another run, or the same subject elsewhere, attended.</source>
        <translation>同一系列的另一期，或别处同一课题，上过才能抵。</translation>
    </message>
    <message>
        <source>1–9 link what was attended elsewhere, 0 takes the link back. The absence stays in the history; the outcome counts it as made up.</source>
        <translation>按 1—9 用别处上过的课来抵，0 取消。缺勤记录照样保留，结业时算作已补。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村（社区）</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>缺的课</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>考勤</translation>
    </message>
    <message>
        <source>Made up for in</source>
        <translation>补在</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训班</translation>
    </message>
    <message>
        <source>Half-day</source>
        <translation>半天</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>课题</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>本页(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>current page</source>
        <translation>当前页</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>NumberDesk</name>
    <message>
        <source>Damaged identity numbers</source>
        <translation>有误的身份证号码</translation>
    </message>
    <message>
        <source>Damaged numbers</source>
        <translation>有误的号码</translation>
    </message>
    <message>
        <source>Possible numbers</source>
        <translation>可能的号码</translation>
    </message>
    <message>
        <source>Choose by 1–9, leave by 0 or the space bar. Only what you choose is used; what the list said is kept. The underlined digits differ from the list.</source>
        <translation>按 1–9 选，按 0 或空格不改。选了才用，表里原来的写法会保留。下划线标出与表里不同的数字。</translation>
    </message>
    <message>
        <source>Use {count} numbers</source>
        <translation>采用 {count} 个号码</translation>
    </message>
    <message>
        <source>Move back all of rows {first} to {last}</source>
        <translation>第 {first}–{last} 行整段移回</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>先不改</translation>
    </message>
    <message>
        <source>Row {row}, {name}: {problem}.</source>
        <translation>第 {row} 行 {name}：{problem}。</translation>
    </message>
    <message>
        <source>Too little is left of it; only people already known are offered.</source>
        <translation>剩下的数字太少，只列出名册里对得上的人。</translation>
    </message>
    <message>
        <source>{count} numbers are possible; only people already known are offered.</source>
        <translation>可能的号码有 {count} 个，只列出名册里对得上的人。</translation>
    </message>
    <message>
        <source>Nothing fits; ask the sender for the number.</source>
        <translation>没有说得通的号码，请向发件人要。</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>表里写的</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>left as it is</source>
        <translation>不改</translation>
    </message>
    <message>
        <source>— nothing to offer</source>
        <translation>— 没有可选的</translation>
    </message>
    <message>
        <source>{count} to choose from</source>
        <translation>{count} 个可选</translation>
    </message>
    <message>
        <source>What would have happened</source>
        <translation>怎么错的</translation>
    </message>
    <message>
        <source>What speaks for it</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Whose number it is</source>
        <translation>是谁的号码</translation>
    </message>
    <message>
        <source>{name}, in the file</source>
        <translation>名册里的{name}</translation>
    </message>
    <message>
        <source>stands in row {row}</source>
        <translation>在第 {row} 行</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Must attend</source>
        <translation>应训</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>已训</translation>
    </message>
    <message>
        <source>Not yet trained</source>
        <translation>未训</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Coverage by tier</source>
        <translation>各级进度</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>要做的事</translation>
    </message>
    <message>
        <source>Last trainings</source>
        <translation>最近的培训</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>没有要做的事</translation>
    </message>
    <message>
        <source>What falls due appears here.</source>
        <translation>到期要办的事会列在这里。</translation>
    </message>
    <message>
        <source>Plan a training</source>
        <translation>安排培训</translation>
    </message>
    <message>
        <source>No trainings yet</source>
        <translation>还没有培训</translation>
    </message>
    <message>
        <source>Plan the first one; its people come from the list.</source>
        <translation>先安排一期，名单会从花名册里出来。</translation>
    </message>
    <message>
        <source>of {count} people in the file</source>
        <translation>名册里共 {count} 人</translation>
    </message>
    <message>
        <source>{trainings} trainings, {times} attendances</source>
        <translation>{trainings} 期，{times} 人次</translation>
    </message>
    <message>
        <source>Import roster</source>
        <translation>导入花名册</translation>
    </message>
    <message>
        <source>No people yet</source>
        <translation>还没有学员</translation>
    </message>
    <message>
        <source>Begin with the list of cadres; everything else follows.</source>
        <translation>先导入花名册，其他都从这里开始。</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训班</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>结业</translation>
    </message>
    <message>
        <source>Postponed: set new days</source>
        <translation>已延期，要定新日期</translation>
    </message>
    <message>
        <source>Held above: record the outcomes</source>
        <translation>上级调训，登记结果</translation>
    </message>
    <message>
        <source>Attendance to be completed</source>
        <translation>考勤还没核完</translation>
    </message>
    <message>
        <source>Training under way: enter attendance</source>
        <translation>正在培训，录入考勤</translation>
    </message>
    <message>
        <source>Training to be opened</source>
        <translation>培训还没开班</translation>
    </message>
    <message>
        <source>Certificates to be issued: {count}</source>
        <translation>待发证书 {count} 人</translation>
    </message>
    <message>
        <source>Certificates in doubt: {count}</source>
        <translation>证书有疑问 {count} 张</translation>
    </message>
    <message>
        <source>Identity numbers missing: {count}</source>
        <translation>身份证待补 {count} 人</translation>
    </message>
    <message>
        <source>Filter the list by “no identity number”</source>
        <translation>在人员页可以逐个补上</translation>
    </message>
    <message>
        <source>Rows left over by imports: {count}</source>
        <translation>待处理的导入行：{count}</translation>
    </message>
    <message>
        <source>Put them right, take them or drop them</source>
        <translation>改正后收下，或者不要</translation>
    </message>
    <message>
        <source>Still to be trained: {count}</source>
        <translation>还有 {count} 人未训</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Waiting rows</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Import roster</source>
        <translation>导入花名册</translation>
    </message>
    <message>
        <source>Imports so far</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>考勤</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>List of papers</source>
        <translation>资料清单</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>还差</translation>
    </message>
    <message>
        <source>no people</source>
        <translation>没有学员</translation>
    </message>
    <message>
        <source>no half-days</source>
        <translation>没有课程</translation>
    </message>
    <message>
        <source>no groups</source>
        <translation>未分组</translation>
    </message>
    <message>
        <source>no seats</source>
        <translation>未排座</translation>
    </message>
    <message>
        <source>no marks</source>
        <translation>没有考勤</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>排法</translation>
    </message>
    <message>
        <source>Per half-day</source>
        <translation>每个半天一份</translation>
    </message>
    <message>
        <source>All in one</source>
        <translation>全班一张大表</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>By village</source>
        <translation>按村（社区）</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>按小组</translation>
    </message>
    <message>
        <source>Blank rows</source>
        <translation>空白行</translation>
    </message>
    <message>
        <source>Each on pages of its own</source>
        <translation>各自另起一页</translation>
    </message>
    <message>
        <source>Large rows</source>
        <translation>行高加大</translation>
    </message>
    <message>
        <source>Marks for scanning it back</source>
        <translation>印扫描识别标记</translation>
    </message>
    <message>
        <source>Village below the name</source>
        <translation>姓名下面印村（社区）</translation>
    </message>
    <message>
        <source>Fold A4 paper in the middle: the name is on both sides.</source>
        <translation>A4 纸对折，两面都有姓名。</translation>
    </message>
    <message>
        <source>QR code for signing in</source>
        <translation>印签到二维码</translation>
    </message>
    <message>
        <source>Ten on a page, 90 × 54 mm, with marks to cut along.</source>
        <translation>每页十张，90×54 毫米，四边有裁切线。</translation>
    </message>
    <message>
        <source>in the middle</source>
        <translation>中间一条</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>排数</translation>
    </message>
    <message>
        <source>by need</source>
        <translation>按人数</translation>
    </message>
    <message>
        <source>Seats a row</source>
        <translation>每排座位</translation>
    </message>
    <message>
        <source>Aisle after</source>
        <translation>过道在第几座后</translation>
    </message>
    <message>
        <source>A page for each group</source>
        <translation>每组另起一页</translation>
    </message>
    <message>
        <source>Two aisles: write 3, 9. None: write 0.</source>
        <translation>两条过道写“3、9”，没有过道写“0”。</translation>
    </message>
    <message>
        <source>Whole telephone numbers</source>
        <translation>印完整电话号码</translation>
    </message>
    <message>
        <source>A list with whole numbers is for the office only.</source>
        <translation>有完整号码的通讯录只供内部使用，不要张贴。</translation>
    </message>
    <message>
        <source>Reply by</source>
        <translation>写明回执期限</translation>
    </message>
    <message>
        <source>It follows the tab Timetable.</source>
        <translation>内容来自“课程表”一栏。</translation>
    </message>
    <message>
        <source>It counts the attendance so far, and the outcomes after closing.</source>
        <translation>统计到目前为止的考勤；结课后还有结业情况。</translation>
    </message>
    <message>
        <source>A page for each person, with all trainings over the years.</source>
        <translation>每人一页，列出历年参加的培训。</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>保存 PDF…</translation>
    </message>
    <message>
        <source>Save Excel…</source>
        <translation>保存 Excel…</translation>
    </message>
    <message>
        <source>Save all papers…</source>
        <translation>保存全套资料…</translation>
    </message>
    <message>
        <source>Save paper</source>
        <translation>保存资料</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Saving all papers</source>
        <translation>正在生成全套资料</translation>
    </message>
    <message>
        <source>Nothing to print yet</source>
        <translation>还不能打印</translation>
    </message>
    <message>
        <source>Where to put the folder with all papers</source>
        <translation>全套资料放在哪里</translation>
    </message>
    <message>
        <source>Sent to the printer: {pages} pages.</source>
        <translation>已送去打印，共 {pages} 页。</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>已保存为“{file}”。</translation>
    </message>
    <message>
        <source>All papers are in {folder}: {pdfs} PDF, {workbooks} Excel.</source>
        <translation>全套资料已保存到“{folder}”：PDF {pdfs} 份，Excel 表格 {workbooks} 份。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>Page of the paper</source>
        <translation>资料的页面</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
</context>
<context>
    <name>Paste</name>
    <message>
        <source>Sign in by a list of names</source>
        <translation>按名单签到</translation>
    </message>
    <message>
        <source>Half-day</source>
        <translation>半天</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的内容</translation>
    </message>
    <message>
        <source>Paste names, a chat, or a table of another sign-in program here.</source>
        <translation>在这里粘贴名单、群接龙，或别的签到软件导出的表。</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>对上</translation>
    </message>
    <message>
        <source>Several of the name</source>
        <translation>有同名</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>不认识</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>是哪一位？</translation>
    </message>
    <message>
        <source>Several of the name: 1–9 choose, 0 none. Ctrl+Enter signs in.</source>
        <translation>有同名的按 1—9 选，0 不选。Ctrl+回车签到。</translation>
    </message>
    <message>
        <source>Mark the {count} not there: on leave where the list says so, else absent</source>
        <translation>名单上写明没到的 {count} 人也记上：写了假的记请假，其余记旷课</translation>
    </message>
    <message>
        <source>Sign in {count} people</source>
        <translation>签到 {count} 人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Came at</source>
        <translation>到的时间</translation>
    </message>
    <message>
        <source>As it stands there</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>职务</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村（社区）</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Political status</source>
        <translation>政治面貌</translation>
    </message>
    <message>
        <source>No identity number: {count}</source>
        <translation>身份证待补 {count}</translation>
    </message>
    <message>
        <source>Name, pinyin, phone, number</source>
        <translation>姓名、拼音、手机、尾号</translation>
    </message>
    <message>
        <source>Filter by text</source>
        <translation>按文字筛选</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Newly elected or again</source>
        <translation>新任还是连任</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生年月</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Strokes of surname</source>
        <translation>姓氏笔画</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新任</translation>
    </message>
    <message>
        <source>Newly elected</source>
        <translation>新当选</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Add post…</source>
        <translation>增加任职…</translation>
    </message>
    <message>
        <source>New or again…</source>
        <translation>新任/连任…</translation>
    </message>
    <message>
        <source>End post…</source>
        <translation>结束任职…</translation>
    </message>
    <message>
        <source>What is known of the person</source>
        <translation>人员资料</translation>
    </message>
    <message>
        <source>Nobody chosen</source>
        <translation>没有选中人</translation>
    </message>
    <message>
        <source>Choose a row to see everything about a person.</source>
        <translation>在表里选一行，就能看到这个人的全部资料。</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>基本</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>New or again</source>
        <translation>新任/连任</translation>
    </message>
    <message>
        <source>Trainings of this person will stand here.</source>
        <translation>参加过的培训会列在这里。</translation>
    </message>
    <message>
        <source>Certificates of this person will stand here.</source>
        <translation>得到的证书会列在这里。</translation>
    </message>
    <message>
        <source>Posts over all terms will stand here.</source>
        <translation>历届任职会列在这里。</translation>
    </message>
    <message>
        <source>Held again</source>
        <translation>连任</translation>
    </message>
    <message>
        <source>From–to</source>
        <translation>起止</translation>
    </message>
    <message>
        <source>Training record…</source>
        <translation>培训档案…</translation>
    </message>
    <message>
        <source>Hours by year and tier</source>
        <translation>各年各级学时</translation>
    </message>
    <message>
        <source>Training record of {name}</source>
        <translation>{name}的培训档案</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>All hours</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训班</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>{hours} of {planned} hours attended</source>
        <translation>应学 {planned} 学时，实学 {hours} 学时</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>签发</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Corrected: now {number}</source>
        <translation>已更正为{number}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>经办</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>导出中</translation>
    </message>
    <message>
        <source>Import roster</source>
        <translation>导入花名册</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Export with full numbers…</source>
        <translation>完整导出（含号码）…</translation>
    </message>
    <message>
        <source>Imports so far…</source>
        <translation>导入记录…</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation>没有符合的人</translation>
    </message>
    <message>
        <source>No one in the file fits all filters at once.</source>
        <translation>没有人同时符合这些条件。</translation>
    </message>
    <message>
        <source>No people yet</source>
        <translation>还没有学员</translation>
    </message>
    <message>
        <source>Import them from a roster, or add them one by one.</source>
        <translation>从花名册导入，或逐个添加。</translation>
    </message>
    <message>
        <source>Added.</source>
        <translation>已添加。</translation>
    </message>
    <message>
        <source>{count} people were taken out.</source>
        <translation>已移出 {count} 人。</translation>
    </message>
    <message>
        <source>Export with full numbers</source>
        <translation>完整导出（含号码）</translation>
    </message>
    <message>
        <source>Why are the full numbers needed? The reason is kept.</source>
        <translation>为什么要完整号码？理由会记下来。</translation>
    </message>
    <message>
        <source>Roster {day}.xlsx</source>
        <translation>花名册 {day}.xlsx</translation>
    </message>
    <message>
        <source>Export people</source>
        <translation>导出人员</translation>
    </message>
    <message>
        <source>{count} people were written to {file}.</source>
        <translation>已导出 {count} 人到 {file}。</translation>
    </message>
    <message>
        <source>Add post</source>
        <translation>增加任职</translation>
    </message>
    <message>
        <source>End post</source>
        <translation>结束任职</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>First day without it</source>
        <translation>从哪天起不再担任</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>添加学员</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
</context>
<context>
    <name>Quotas</name>
    <message>
        <source>Seats</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>已编入</translation>
    </message>
    <message>
        <source>! Short</source>
        <translation>! 还差</translation>
    </message>
    <message>
        <source>× Over</source>
        <translation>× 超出</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Seats by unit</source>
        <translation>各单位名额</translation>
    </message>
    <message>
        <source>Seats of {count} units pasted.</source>
        <translation>已粘贴 {count} 个单位的名额。</translation>
    </message>
    <message>
        <source>Nothing was pasted: no seats in what was copied.</source>
        <translation>没有粘贴：复制的内容里没有名额。</translation>
    </message>
    <message>
        <source>Not understood: {lines}.</source>
        <translation>没有看懂：{lines}。</translation>
    </message>
    <message>
        <source>“{text}” is no number of people; the seats are as before.</source>
        <translation>“{text}”不是人数，名额没有改。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>× {count} over</source>
        <translation>× 超 {count} 人</translation>
    </message>
    <message>
        <source>! {count} short</source>
        <translation>! 差 {count} 人</translation>
    </message>
    <message>
        <source>✓ full</source>
        <translation>✓ 满</translation>
    </message>
    <message>
        <source>Type a number, Enter goes down. Ctrl+V takes a column copied from a table.</source>
        <translation>直接输数字，回车到下一个单位。从 Excel 复制一列，按 Ctrl+V 粘贴。</translation>
    </message>
</context>
<context>
    <name>ReasonRow</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Scan</name>
    <message>
        <source>Sign in at the door</source>
        <translation>扫码签到</translation>
    </message>
    <message>
        <source>Half-day</source>
        <translation>半天</translation>
    </message>
    <message>
        <source>Code or identity number</source>
        <translation>码或身份证号码</translation>
    </message>
    <message>
        <source>Scan a name card, or read an identity card</source>
        <translation>扫席卡上的码，或刷身份证</translation>
    </message>
    <message>
        <source>The last ten</source>
        <translation>最近十个</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>请扫码</translation>
    </message>
    <message>
        <source>↑ ↓ another half-day, Esc ends</source>
        <translation>↑ ↓ 换半天，Esc 结束</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>不认识</translation>
    </message>
    <message>
        <source>the sheet is of no single half-day of this training</source>
        <translation>这张签到表不是本班某一个半天的</translation>
    </message>
    <message>
        <source>Sign-in sheet</source>
        <translation>签到表</translation>
    </message>
    <message>
        <source>half-day of the sheet</source>
        <translation>这张签到表的半天</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>已签到</translation>
    </message>
    <message>
        <source>is here already</source>
        <translation>已经签过了</translation>
    </message>
    <message>
        <source>is not in this training</source>
        <translation>不在这期班的名单里</translation>
    </message>
    <message>
        <source>no card or number that is known</source>
        <translation>不是认识的码或号码</translation>
    </message>
    <message>
        <source>signed in, {count} minutes late</source>
        <translation>已签到，迟到 {count} 分钟</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Find people, trainings, commands</source>
        <translation>查找人员、培训、命令</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation>没有找到“{text}”</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Certificate numbers</source>
        <translation>证书编号</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Pattern of certificate numbers</source>
        <translation>证书编号样式</translation>
    </message>
    <message>
        <source>For example {number}</source>
        <translation>例：{number}</translation>
    </message>
    <message>
        <source>Certificates are numbered by this pattern from now on.</source>
        <translation>今后的证书按此样式编号。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Name of the clerk</source>
        <translation>经办人姓名</translation>
    </message>
    <message>
        <source>The journal names {name} now; another name counts from the next opening of a file.</source>
        <translation>操作记录现在记为“{name}”；改名后，下次打开文件时起用。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
    <message>
        <source>file on this computer {name}</source>
        <translation>本机文件 {name}</translation>
    </message>
    <message>
        <source>No file is open</source>
        <translation>没有打开文件</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停下…</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>The unit whose people are shown</source>
        <translation>看的是哪个单位的人</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>届次</translation>
    </message>
    <message>
        <source>The term after the election</source>
        <translation>换届选举后的这一届</translation>
    </message>
</context>
<context>
    <name>Trainings</name>
    <message>
        <source>Whom the training is for</source>
        <translation>培训对象</translation>
    </message>
    <message>
        <source>Only newly elected</source>
        <translation>只要新当选的</translation>
    </message>
    <message>
        <source>Tags, such as: model class</source>
        <translation>标签，如：省级示范班</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Posts held on</source>
        <translation>按当天任职</translation>
    </message>
    <message>
        <source>Day of the posts</source>
        <translation>任职日期</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>全部单位</translation>
    </message>
    <message>
        <source>As required by tier</source>
        <translation>按层级要求</translation>
    </message>
    <message>
        <source>Press once: holds the post ✓; twice: does not hold it ×</source>
        <translation>点一次 ✓ 担任此职；再点一次 × 不担任此职</translation>
    </message>
    <message>
        <source>Only of this unit</source>
        <translation>只要这个单位的</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>It has no half-days yet.</source>
        <translation>课程表还没有排。</translation>
    </message>
    <message>
        <source>{count} half-days: {days}</source>
        <translation>{count} 个半天：{days}</translation>
    </message>
    <message>
        <source>Copy as the next run</source>
        <translation>复制为下一期</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The same {count} people</source>
        <translation>名单一并复制（{count} 人）</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>班次名称</translation>
    </message>
    <message>
        <source>Organizer</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>Implemented by</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Class teacher</source>
        <translation>班主任</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>通知文号</translation>
    </message>
    <message>
        <source>Held by an office above</source>
        <translation>上级调训，只在这里登记</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>细则…</translation>
    </message>
    <message>
        <source>Held above: only who took part and how it ended are recorded here; attendance, sign-in sheets and certificates are of the office above.</source>
        <translation>上级调训：这里只登记谁参加、是否结业；考勤、签到表和结业证书由上级办理。</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>Completion rule</source>
        <translation>结业标准</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联络员</translation>
    </message>
    <message>
        <source>Branch classrooms</source>
        <translation>分课堂</translation>
    </message>
    <message>
        <source>several: separate by commas</source>
        <translation>多个用顿号或逗号隔开</translation>
    </message>
    <message>
        <source>Number of runs</source>
        <translation>共几期</translation>
    </message>
    <message>
        <source>of</source>
        <translation>共</translation>
    </message>
    <message>
        <source>All tiers</source>
        <translation>全部层级</translation>
    </message>
    <message>
        <source>List of trainings</source>
        <translation>培训班列表</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Clash</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>! {count} people</source>
        <translation>! {count} 人</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>held above</source>
        <translation>上级调训</translation>
    </message>
    <message>
        <source>Half-days</source>
        <translation>半天</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>结业</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>People of the training</source>
        <translation>培训班名单</translation>
    </message>
    <message>
        <source>On the list</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>To be enrolled</source>
        <translation>待编入</translation>
    </message>
    <message>
        <source>+ Meant since</source>
        <translation>+ 新符合</translation>
    </message>
    <message>
        <source>− Not meant now</source>
        <translation>− 不再符合</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>已移出</translation>
    </message>
    <message>
        <source>! Clashes</source>
        <translation>! 时间冲突</translation>
    </message>
    <message>
        <source>! To recognise</source>
        <translation>! 待核</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>名单还是空的</translation>
    </message>
    <message>
        <source>Choose at the left whom the training means, then enroll.</source>
        <translation>在左边选好培训对象，再编入名单。</translation>
    </message>
    <message>
        <source>Enroll those chosen</source>
        <translation>编入选中</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>移出名单</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>这是谁</translation>
    </message>
    <message>
        <source>Send the notice…</source>
        <translation>发出通知…</translation>
    </message>
    <message>
        <source>✓ Notice of {day}: {called} people called</source>
        <translation>✓ {day}已通知 {called} 人</translation>
    </message>
    <message>
        <source>Enroll all {count}</source>
        <translation>全部编入 {count}</translation>
    </message>
    <message>
        <source>Call {count} more by a supplement</source>
        <translation>补通知 {count} 人</translation>
    </message>
    <message>
        <source>Call those chosen</source>
        <translation>补通知选中</translation>
    </message>
    <message>
        <source>The notice calls {called} people; the list is fixed.</source>
        <translation>已通知 {called} 人，名单固定。</translation>
    </message>
    <message>
        <source>to be enrolled</source>
        <translation>待编入</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村（社区）</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Meant because</source>
        <translation>为什么在名单上</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>came without being on the list</source>
        <translation>临时到场</translation>
    </message>
    <message>
        <source>to be recognised</source>
        <translation>待核</translation>
    </message>
    <message>
        <source>also in {title}</source>
        <translation>时间冲突：{title}</translation>
    </message>
    <message>
        <source>meant since the notice</source>
        <translation>通知后新符合</translation>
    </message>
    <message>
        <source>called, then taken out</source>
        <translation>通知过，已移出</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>! Clash: {names} ({count} people) at {when} also in {others}</source>
        <translation>! 时间冲突 {count} 人：{names}，{when}还要参加{others}</translation>
    </message>
    <message>
        <source>{first} and others</source>
        <translation>{first}等</translation>
    </message>
    <message>
        <source>Add half-day</source>
        <translation>加半天</translation>
    </message>
    <message>
        <source>Delete half-day</source>
        <translation>删除半天</translation>
    </message>
    <message>
        <source>Paste a timetable…</source>
        <translation>粘贴课程表…</translation>
    </message>
    <message>
        <source>Add the first one and the next is proposed, or paste a table.</source>
        <translation>加上第一个，下一个会自动接着排；也可以粘贴课程表。</translation>
    </message>
    <message>
        <source>Open the training</source>
        <translation>开班</translation>
    </message>
    <message>
        <source>Record outcomes…</source>
        <translation>登记结果…</translation>
    </message>
    <message>
        <source>Set new days…</source>
        <translation>改期…</translation>
    </message>
    <message>
        <source>Open again…</source>
        <translation>重新打开…</translation>
    </message>
    <message>
        <source>Postpone…</source>
        <translation>延期…</translation>
    </message>
    <message>
        <source>Cancel the training…</source>
        <translation>取消…</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>考勤</translation>
    </message>
    <message>
        <source>Show clashes…</source>
        <translation>查看冲突…</translation>
    </message>
    <message>
        <source>Parts of the training</source>
        <translation>培训班的各项内容</translation>
    </message>
    <message>
        <source>Why is it postponed?</source>
        <translation>为什么延期？</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Why is it cancelled?</source>
        <translation>为什么取消？</translation>
    </message>
    <message>
        <source>Cancel the training</source>
        <translation>取消培训班</translation>
    </message>
    <message>
        <source>Why open it again?</source>
        <translation>为什么重新打开？</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Timetable</source>
        <translation>课程表</translation>
    </message>
    <message>
        <source>People list</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Seats by unit</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>Groups and seats</source>
        <translation>分组排座</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>No half-days yet</source>
        <translation>还没有排课</translation>
    </message>
    <message>
        <source>{days} days · {half_days} half-days · {hours} hours</source>
        <translation>{days} 天 · {half_days} 个半天 · {hours} 学时</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>In two trainings at once</source>
        <translation>同一时间在两个班</translation>
    </message>
    <message>
        <source>Enter goes to the other training. Take people out of one of the two, or move a half-day.</source>
        <translation>回车转到另一个班。可以把人从其中一个班移出，或者改课程时间。</translation>
    </message>
    <message>
        <source>Half-day</source>
        <translation>半天</translation>
    </message>
    <message>
        <source>Other training</source>
        <translation>另一个班</translation>
    </message>
    <message>
        <source>Paste a timetable</source>
        <translation>粘贴课程表</translation>
    </message>
    <message>
        <source>Half-days understood</source>
        <translation>读到的半天</translation>
    </message>
    <message>
        <source>No half-day yet</source>
        <translation>还没有读到半天</translation>
    </message>
    <message>
        <source>Day, morning or afternoon, subject and lecturer are read.</source>
        <translation>日期、上下午、课程、授课人都能认出来。</translation>
    </message>
    <message>
        <source>Keep the other half-days there are</source>
        <translation>原有的其他半天保留</translation>
    </message>
    <message>
        <source>Set {count} half-days, {hours} hours</source>
        <translation>排成 {count} 个半天、{hours} 学时</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Lecturer</source>
        <translation>授课人</translation>
    </message>
    <message>
        <source>Lecturer&apos;s office</source>
        <translation>授课人单位</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Paste a plan…</source>
        <translation>粘贴培训计划…</translation>
    </message>
    <message>
        <source>Record one held above</source>
        <translation>登记上级调训</translation>
    </message>
    <message>
        <source>Copy as the next run…</source>
        <translation>复制为下一期…</translation>
    </message>
    <message>
        <source>New training</source>
        <translation>新建培训班</translation>
    </message>
    <message>
        <source>Copied. Document number and notice are to be set anew.</source>
        <translation>已复制。通知文号要另填，通知要另发。</translation>
    </message>
    <message>
        <source>Planned by the list: {count} trainings.</source>
        <translation>已按计划新建 {count} 个培训班。</translation>
    </message>
    <message>
        <source>The timetable has {count} half-days now.</source>
        <translation>课程表已排成 {count} 个半天。</translation>
    </message>
    <message>
        <source>{count} trainings</source>
        <translation>{count} 期</translation>
    </message>
    <message>
        <source>No trainings yet</source>
        <translation>还没有培训班</translation>
    </message>
    <message>
        <source>A training has a timetable, people, attendance and papers.</source>
        <translation>课程表、名单、考勤、签到表都在培训班里。</translation>
    </message>
    <message>
        <source>A training is planned. Say its title, days and people.</source>
        <translation>已新建培训班。请填名称、排课程、编名单。</translation>
    </message>
    <message>
        <source>Enrolled: {count} people.</source>
        <translation>已编入 {count} 人。</translation>
    </message>
    <message>
        <source>Taken out: {count} people.</source>
        <translation>已移出 {count} 人。</translation>
    </message>
    <message>
        <source>The training is open; attendance can be entered.</source>
        <translation>已开班，可以录考勤了。</translation>
    </message>
    <message>
        <source>The training is open again.</source>
        <translation>培训班已重新打开。</translation>
    </message>
    <message>
        <source>Set new days</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Planned anew, on other days.</source>
        <translation>已改期，回到计划状态。</translation>
    </message>
    <message>
        <source>Recorded: {count} people. The training is closed.</source>
        <translation>已登记 {count} 人，培训班已结。</translation>
    </message>
    <message>
        <source>Day of the notice</source>
        <translation>通知日期</translation>
    </message>
    <message>
        <source>Notice went out</source>
        <translation>通知已发</translation>
    </message>
    <message>
        <source>The notice calls {people} people; the list is then fixed.</source>
        <translation>通知 {people} 人，名单从此固定；以后的变化只另外列出。</translation>
    </message>
    <message>
        <source>Add people: name or initials</source>
        <translation>加人：姓名或首字母</translation>
    </message>
    <message>
        <source>On the list already</source>
        <translation>已在名单上</translation>
    </message>
    <message>
        <source>Put on the list</source>
        <translation>编入名单</translation>
    </message>
    <message>
        <source>Postponed: {reason}</source>
        <translation>延期原因：{reason}</translation>
    </message>
    <message>
        <source>Cancelled: {reason}</source>
        <translation>取消原因：{reason}</translation>
    </message>
    <message>
        <source>Opened again: {reason}</source>
        <translation>重新打开：{reason}</translation>
    </message>
    <message>
        <source>Record outcomes</source>
        <translation>登记结果</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Record: {outcomes}</source>
        <translation>登记：{outcomes}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>“{title}”: a digit gives the outcome and goes on. Ctrl+Enter records and closes it.</source>
        <translation>“{title}”：按数字定结果并到下一人，Ctrl+回车登记并结班。</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>! It is held until {day}, which is still to come.</source>
        <translation>! 这个班要到 {day} 才办完，还没有到。</translation>
    </message>
    <message>
        <source>To be looked at</source>
        <translation>要核对</translation>
    </message>
    <message>
        <source>Reading what was pasted…</source>
        <translation>正在读粘贴的内容…</translation>
    </message>
    <message>
        <source>Year of days without one</source>
        <translation>没写年份的按</translation>
    </message>
    <message>
        <source>Copy the table or the lines of the chat, then press Ctrl+V here. Nothing is written before you say so.</source>
        <translation>复制表格或聊天里的几行，再在这里按 Ctrl+V。没有按下面的按钮之前什么都不改。</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>As it stands there</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Paste a training plan</source>
        <translation>粘贴培训计划</translation>
    </message>
    <message>
        <source>Trainings understood</source>
        <translation>读到的培训班</translation>
    </message>
    <message>
        <source>No training yet</source>
        <translation>还没有读到培训班</translation>
    </message>
    <message>
        <source>A header with the title is needed; the rest is read too.</source>
        <translation>要有写着班次名称的表头；时间、地点、对象等也会认出来。</translation>
    </message>
    <message>
        <source>Plan {count} trainings</source>
        <translation>新建 {count} 个培训班</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>Against now</source>
        <translation>与现有比</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>已有同名班</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Own rule</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>When it counts as completed</source>
        <translation>结业标准</translation>
    </message>
    <message>
        <source>Use this rule</source>
        <translation>用这个标准</translation>
    </message>
    <message>
        <source>no such limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Official leave counts as leave</source>
        <translation>公假也算请假</translation>
    </message>
    <message>
        <source>More leave than that expels</source>
        <translation>请假超过规定的退学</translation>
    </message>
    <message>
        <source>Absence counts with leave</source>
        <translation>旷课与请假合并计算</translation>
    </message>
    <message>
        <source>never expels</source>
        <translation>不退学</translation>
    </message>
    <message>
        <source>does not count</source>
        <translation>不折算</translation>
    </message>
    <message>
        <source>Coming late weighs as leaving early</source>
        <translation>迟到与早退同样折算</translation>
    </message>
    <message>
        <source>no exam</source>
        <translation>不考试</translation>
    </message>
    <message>
        <source>Part of the hours</source>
        <translation>总学时的几分之几：分子</translation>
    </message>
    <message>
        <source>of so many parts</source>
        <translation>总学时的几分之几：分母</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Leave, part of the hours</source>
        <translation>请假占总学时不超过</translation>
    </message>
    <message>
        <source>Leave, half-days at most</source>
        <translation>请假不超过（半天）</translation>
    </message>
    <message>
        <source>Absence, half-days at most</source>
        <translation>旷课不超过（半天）</translation>
    </message>
    <message>
        <source>Absence expels from half-days</source>
        <translation>旷课满几个半天退学</translation>
    </message>
    <message>
        <source>So many times late or early weigh</source>
        <translation>迟到早退几次算旷课半天</translation>
    </message>
    <message>
        <source>Late after minutes</source>
        <translation>晚到几分钟算迟到</translation>
    </message>
    <message>
        <source>Exam mark needed</source>
        <translation>考试合格分</translation>
    </message>
    <message>
        <source>The first day is {day}, still to come. Open it all the same?</source>
        <translation>第一天是{day}，还没到。仍要开班？</translation>
    </message>
    <message>
        <source>Open all the same</source>
        <translation>仍要开班</translation>
    </message>
    <message>
        <source>The first half-day is on {day} now. Move the other {count} with it?</source>
        <translation>第一个半天改到了{day}。其余 {count} 个半天一起移动吗？</translation>
    </message>
    <message>
        <source>Move them, too</source>
        <translation>一起移动</translation>
    </message>
</context>
<context>
    <name>UnitDialogs</name>
    <message>
        <source>Add unit</source>
        <translation>增加村（社区）</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>增加</translation>
    </message>
    <message>
        <source>For example 新兴村民委员会</source>
        <translation>例：新兴村民委员会</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>全称</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>所属乡镇</translation>
    </message>
    <message>
        <source>Rename unit</source>
        <translation>单位更名</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>更名</translation>
    </message>
    <message>
        <source>Certificates already issued keep the old name.</source>
        <translation>已发的证书保留原名。</translation>
    </message>
    <message>
        <source>Close unit</source>
        <translation>撤销单位</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Closed since</source>
        <translation>撤销日期</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Its history stays; no one may hold a post there any more.</source>
        <translation>历史记录保留；须先结束该单位全部现任职务。</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>全称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>village</source>
        <translation>村</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Add unit…</source>
        <translation>增加…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>更名…</translation>
    </message>
    <message>
        <source>Close unit…</source>
        <translation>撤销单位…</translation>
    </message>
    <message>
        <source>“{name}” was added.</source>
        <translation>已增加“{name}”。</translation>
    </message>
    <message>
        <source>Renamed to “{name}”.</source>
        <translation>已更名为“{name}”。</translation>
    </message>
    <message>
        <source>“{name}” was closed.</source>
        <translation>“{name}”已撤销。</translation>
    </message>
    <message>
        <source>Villages and communities</source>
        <translation>村（社区）</translation>
    </message>
    <message>
        <source>No villages yet</source>
        <translation>还没有村（社区）</translation>
    </message>
    <message>
        <source>People and coverage are kept village by village.</source>
        <translation>人员和覆盖率按村（社区）记录。</translation>
    </message>
</context>
<context>
    <name>WalkIn</name>
    <message>
        <source>Somebody just came</source>
        <translation>现场补报</translation>
    </message>
    <message>
        <source>Put on the list</source>
        <translation>列入名单</translation>
    </message>
    <message>
        <source>Name or initials</source>
        <translation>名称或拼音首字母</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村（社区）</translation>
    </message>
    <message>
        <source>Villages that fit</source>
        <translation>可选的村（社区）</translation>
    </message>
    <message>
        <source>Marked “to be checked”; can be merged with a person later.</source>
        <translation>先记“待核”，以后可以与名册里的人合并。</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>这是谁？</translation>
    </message>
    <message>
        <source>People of the file</source>
        <translation>名册里的人</translation>
    </message>
    <message>
        <source>Nobody of the file is like this</source>
        <translation>名册里没有相像的人</translation>
    </message>
    <message>
        <source>Keep them as somebody new.</source>
        <translation>可以作为新的人保留。</translation>
    </message>
    <message>
        <source>Choose by 1–9. All marks go to the person chosen; none is lost.</source>
        <translation>按 1—9 选。考勤都归到选中的人名下，一格不丢。</translation>
    </message>
    <message>
        <source>It is somebody new</source>
        <translation>是新的人</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>This training</source>
        <translation>本班</translation>
    </message>
    <message>
        <source>on the list</source>
        <translation>已在名单</translation>
    </message>
</context>
</TS>
